-- Offices, counters, officers, what lets them in. Times are UTC seconds; ids are made by the
-- application. The same text runs on SQLite and PostgreSQL.

CREATE TABLE offices (
  id       BIGINT PRIMARY KEY,
  code     TEXT   NOT NULL UNIQUE,   -- unit code in front of a dossier code: 000.25.20.H23
  slug     TEXT   NOT NULL UNIQUE,
  name     TEXT   NOT NULL,          -- Ủy ban nhân dân xã Thanh Sơn
  level    TEXT   NOT NULL,          -- district, commune
  profile  TEXT   NOT NULL,
  model    TEXT   NOT NULL,          -- service model code, empty for none
  unit     TEXT   NOT NULL,          -- administrative unit code
  address  TEXT   NOT NULL,
  hotline  TEXT   NOT NULL,
  active   BIGINT NOT NULL CHECK (active IN (0, 1))
);

CREATE TABLE counters (
  id        BIGINT PRIMARY KEY,
  office_id BIGINT NOT NULL REFERENCES offices (id),
  name      TEXT   NOT NULL,
  active    BIGINT NOT NULL CHECK (active IN (0, 1)),
  UNIQUE (office_id, name)
);

CREATE TABLE officers (
  id                   BIGINT PRIMARY KEY,
  login                TEXT   NOT NULL UNIQUE,
  full_name            TEXT   NOT NULL,
  title                TEXT   NOT NULL,
  office_id            BIGINT NOT NULL REFERENCES offices (id),
  password_hash        TEXT   NOT NULL,
  active               BIGINT NOT NULL CHECK (active IN (0, 1)),
  must_change_password BIGINT NOT NULL CHECK (must_change_password IN (0, 1)),
  created_at           BIGINT NOT NULL
);
CREATE INDEX officers_by_office ON officers (office_id);

CREATE TABLE officer_roles (
  officer_id BIGINT NOT NULL REFERENCES officers (id),
  role       TEXT   NOT NULL,
  scope      TEXT   NOT NULL CHECK (scope IN ('assigned', 'office', 'all')),
  PRIMARY KEY (officer_id, role)
);

-- A log-in is kept here, not in the cookie; only a hash of its id is.
CREATE TABLE logins (
  id_hash      TEXT   PRIMARY KEY,
  officer_id   BIGINT NOT NULL REFERENCES officers (id),
  counter_id   BIGINT REFERENCES counters (id),
  csrf_secret  TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL
);
CREATE INDEX logins_by_officer ON logins (officer_id);
CREATE INDEX logins_by_expiry ON logins (expires_at);

CREATE TABLE api_tokens (
  id           BIGINT PRIMARY KEY,
  token_hash   TEXT   NOT NULL UNIQUE,
  name         TEXT   NOT NULL,
  officer_id   BIGINT NOT NULL REFERENCES officers (id),
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT,
  revoked_at   BIGINT
);

-- Changes to users, counters, offices and tokens, for the inspector.
CREATE TABLE admin_events (
  id         BIGINT PRIMARY KEY,
  at         BIGINT NOT NULL,
  officer_id BIGINT NOT NULL,
  kind       TEXT   NOT NULL,
  subject    TEXT   NOT NULL,
  detail     TEXT   NOT NULL
);
CREATE INDEX admin_events_by_time ON admin_events (at, id);
