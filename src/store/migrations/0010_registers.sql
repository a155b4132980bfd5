-- Registers (sổ): one row for each volume of a year; numbers run through the year without a gap.
CREATE TABLE registers (
  id           BIGINT PRIMARY KEY,
  office_id    BIGINT NOT NULL REFERENCES offices (id),
  kind         TEXT   NOT NULL,   -- RegisterRules::kind of data/registers
  year         BIGINT NOT NULL,
  volume       BIGINT NOT NULL CHECK (volume >= 1),
  name         TEXT   NOT NULL,   -- "01/2023-SCT/BS"
  first_number BIGINT NOT NULL CHECK (first_number >= 1),
  last_number  BIGINT NOT NULL CHECK (last_number >= first_number - 1),
  opened_at    BIGINT NOT NULL,
  locked_at    BIGINT,
  locked_by_id BIGINT REFERENCES officers (id),
  UNIQUE (office_id, kind, year, volume),
  CHECK ((locked_at IS NULL) = (locked_by_id IS NULL))
);

-- Append-only: no statement of the program updates or deletes a row.
CREATE TABLE register_entries (
  office_id      BIGINT NOT NULL,
  kind           TEXT   NOT NULL,
  year           BIGINT NOT NULL,
  n              BIGINT NOT NULL CHECK (n >= 1),
  register_id    BIGINT NOT NULL REFERENCES registers (id),
  number         TEXT   NOT NULL,
  on_day         TEXT   NOT NULL,
  dossier_id     BIGINT NOT NULL REFERENCES dossiers (id),
  dossier_code   TEXT   NOT NULL,
  subject        TEXT   NOT NULL,
  subject_folded TEXT   NOT NULL,
  content        TEXT   NOT NULL,
  copies         BIGINT NOT NULL,
  fee            BIGINT NOT NULL,
  signer         TEXT   NOT NULL,
  PRIMARY KEY (office_id, kind, year, n)
);
-- A result has one number in a register.
CREATE UNIQUE INDEX register_entries_by_dossier ON register_entries (dossier_id, kind);

-- What was wrong with a line is said beside it. Append-only as well.
CREATE TABLE register_notes (
  id         BIGINT PRIMARY KEY,
  office_id  BIGINT NOT NULL,
  kind       TEXT   NOT NULL,
  year       BIGINT NOT NULL,
  n          BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  officer_id BIGINT NOT NULL REFERENCES officers (id),
  text       TEXT   NOT NULL CHECK (text <> ''),
  FOREIGN KEY (office_id, kind, year, n) REFERENCES register_entries (office_id, kind, year, n)
);
CREATE INDEX register_notes_by_line ON register_notes (office_id, kind, year, n, at, id);

-- Results nobody has come for, those that wait longest first, and who reminded the citizen when.
CREATE INDEX dossiers_uncollected ON dossiers (office_id, result_ready_at, id)
  WHERE state = 'result_ready';
CREATE TABLE result_reminders (
  id         BIGINT PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  at         BIGINT NOT NULL,
  officer_id BIGINT NOT NULL REFERENCES officers (id)
);
CREATE INDEX result_reminders_by_dossier ON result_reminders (dossier_id, at, id);
