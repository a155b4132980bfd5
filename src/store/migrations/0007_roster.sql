-- Who is on duty, who is away, who signs for whom, what was said about a day that is not ready; and
-- notices to officers.

CREATE TABLE officer_notices (
  id         BIGINT PRIMARY KEY,
  officer_id BIGINT NOT NULL REFERENCES officers (id),
  at         BIGINT NOT NULL,
  kind       TEXT   NOT NULL CHECK (kind <> ''),  -- key of the sentence
  args       TEXT   NOT NULL,                     -- list of texts, JSON
  link       TEXT   NOT NULL,                     -- path of a page
  once       TEXT   NOT NULL,                     -- told once an officer; empty: every time
  read_at    BIGINT
);
CREATE INDEX officer_notices_by_officer ON officer_notices (officer_id, at, id);
CREATE INDEX officer_notices_unread ON officer_notices (officer_id) WHERE read_at IS NULL;
CREATE UNIQUE INDEX officer_notices_once ON officer_notices (officer_id, once) WHERE once <> '';

CREATE TABLE duty_entries (
  id          BIGINT PRIMARY KEY,
  office_id   BIGINT NOT NULL REFERENCES offices (id),
  on_day      TEXT   NOT NULL,
  role        TEXT   NOT NULL CHECK (role IN ('signer', 'specialist', 'receptionist')),
  officer_id  BIGINT NOT NULL REFERENCES officers (id),
  field       TEXT   NOT NULL,                 -- of a specialist; empty: every field
  counter_id  BIGINT REFERENCES counters (id), -- of a receptionist
  from_second BIGINT NOT NULL,                 -- since midnight
  to_second   BIGINT NOT NULL,
  planned_by  BIGINT REFERENCES officers (id), -- nobody: from a roster file
  planned_at  BIGINT NOT NULL,
  CHECK (from_second >= 0 AND from_second < to_second AND to_second <= 86400),
  CHECK ((role = 'receptionist') = (counter_id IS NOT NULL)),
  CHECK (role = 'specialist' OR field = '')
);
CREATE INDEX duty_entries_by_office ON duty_entries (office_id, on_day, from_second, id);
CREATE INDEX duty_entries_by_officer ON duty_entries (officer_id, on_day, from_second, id);

-- The roster of the day stands; a change of it takes the row away.
CREATE TABLE duty_confirmations (
  office_id    BIGINT NOT NULL REFERENCES offices (id),
  on_day       TEXT   NOT NULL,
  confirmed_by BIGINT NOT NULL REFERENCES officers (id),
  confirmed_at BIGINT NOT NULL,
  PRIMARY KEY (office_id, on_day)
);

CREATE TABLE absences (
  id            BIGINT PRIMARY KEY,
  office_id     BIGINT NOT NULL REFERENCES offices (id),
  officer_id    BIGINT NOT NULL REFERENCES officers (id),
  from_at       BIGINT NOT NULL,
  to_at         BIGINT NOT NULL,                  -- itself outside
  reason        TEXT   NOT NULL CHECK (reason <> ''),
  substitute_id BIGINT REFERENCES officers (id),
  reported_by   BIGINT NOT NULL REFERENCES officers (id),
  reported_at   BIGINT NOT NULL,
  CHECK (from_at < to_at),
  CHECK (substitute_id IS NULL OR substitute_id <> officer_id)
);
CREATE INDEX absences_by_office ON absences (office_id, to_at, id);
CREATE INDEX absences_by_officer ON absences (officer_id, to_at, id);

-- In writing only: NĐ 30/2020/NĐ-CP, Điều 13.
CREATE TABLE delegations (
  id              BIGINT PRIMARY KEY,
  office_id       BIGINT NOT NULL REFERENCES offices (id),
  from_officer_id BIGINT NOT NULL REFERENCES officers (id),
  to_officer_id   BIGINT NOT NULL REFERENCES officers (id),
  manner          TEXT   NOT NULL CHECK (manner IN ('for_head', 'by_authority')),
  document_number TEXT   NOT NULL CHECK (document_number <> ''),
  document_day    TEXT   NOT NULL,
  first_day       TEXT   NOT NULL,
  last_day        TEXT   NOT NULL,                 -- itself within
  fields          TEXT   NOT NULL,                 -- list of texts, JSON; empty: every field
  created_by      BIGINT NOT NULL REFERENCES officers (id),
  created_at      BIGINT NOT NULL,
  revoked_by      BIGINT REFERENCES officers (id),
  revoked_at      BIGINT,
  CHECK (first_day <= last_day),
  CHECK (from_officer_id <> to_officer_id),
  CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);
CREATE INDEX delegations_by_office ON delegations (office_id, last_day, id);
CREATE INDEX delegations_by_receiver ON delegations (to_officer_id, last_day, id);

-- The chair knows of a problem of the day and lets it be, with a reason.
CREATE TABLE readiness_acknowledgements (
  office_id       BIGINT NOT NULL REFERENCES offices (id),
  on_day          TEXT   NOT NULL,
  problem         TEXT   NOT NULL,
  acknowledged_by BIGINT NOT NULL REFERENCES officers (id),
  acknowledged_at BIGINT NOT NULL,
  reason          TEXT   NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (office_id, on_day, problem)
);
