-- Volunteers beside the citizens: shifts, help sessions, what was done in them, declarations.

CREATE TABLE volunteer_shifts (
  id           BIGINT PRIMARY KEY,
  office_id    BIGINT NOT NULL REFERENCES offices (id),
  volunteer_id BIGINT NOT NULL REFERENCES officers (id),
  on_day       TEXT   NOT NULL,
  from_second  BIGINT NOT NULL,            -- since midnight
  to_second    BIGINT NOT NULL,
  planned_by   BIGINT REFERENCES officers (id),  -- nobody: from a duty roster
  planned_at   BIGINT NOT NULL,
  CHECK (from_second >= 0 AND from_second < to_second AND to_second <= 86400)
);
CREATE INDEX volunteer_shifts_by_office
  ON volunteer_shifts (office_id, on_day, from_second, id);
CREATE INDEX volunteer_shifts_by_volunteer
  ON volunteer_shifts (volunteer_id, on_day, from_second, id);

-- One volunteer with one citizen. Names nobody but the volunteer.
CREATE TABLE help_sessions (
  id           BIGINT PRIMARY KEY,
  office_id    BIGINT NOT NULL REFERENCES offices (id),
  volunteer_id BIGINT NOT NULL REFERENCES officers (id),
  started_at   BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  ended_at     BIGINT,
  consent      TEXT   NOT NULL CHECK (consent <> ''),  -- the sentence agreed to
  ticket_id    BIGINT REFERENCES tickets (id)
);
CREATE UNIQUE INDEX help_sessions_open ON help_sessions (volunteer_id) WHERE ended_at IS NULL;
CREATE INDEX help_sessions_by_office ON help_sessions (office_id, started_at, id);

-- Each kind counts once a citizen.
CREATE TABLE helps (
  session_id   BIGINT NOT NULL REFERENCES help_sessions (id),
  kind         TEXT   NOT NULL CHECK (kind IN ('take_number', 'declaration', 'account', 'online')),
  way          TEXT   NOT NULL CHECK (way IN ('done', 'guided')),
  office_id    BIGINT NOT NULL REFERENCES offices (id),
  volunteer_id BIGINT NOT NULL REFERENCES officers (id),
  at           BIGINT NOT NULL,
  PRIMARY KEY (session_id, kind)
);
CREATE INDEX helps_by_office ON helps (office_id, at);

-- What the citizen said, until the counter has it: rows are deleted, not kept.
CREATE TABLE declarations (
  session_id  BIGINT PRIMARY KEY REFERENCES help_sessions (id),
  ticket_id   BIGINT REFERENCES tickets (id),
  procedure   TEXT   NOT NULL,             -- id in the catalogue
  full_name   TEXT   NOT NULL,
  personal_id TEXT   NOT NULL,
  born_on     TEXT   NOT NULL,
  sex         TEXT   NOT NULL,
  address     TEXT   NOT NULL,
  phone       TEXT   NOT NULL,
  email       TEXT   NOT NULL,
  saved_at    BIGINT NOT NULL
);
CREATE INDEX declarations_by_ticket ON declarations (ticket_id, saved_at DESC)
  WHERE ticket_id IS NOT NULL;
CREATE INDEX declarations_by_age ON declarations (saved_at);
