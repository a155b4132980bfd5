-- Dossiers, their events, and what is counted from them in the same transaction. The columns of
-- dossiers are those of core/dossier/dossier_record.cpp, in its order.

CREATE TABLE dossiers (
  id                    BIGINT PRIMARY KEY,
  code                  TEXT NOT NULL UNIQUE,
  lookup_code           TEXT NOT NULL UNIQUE,
  office_id             BIGINT NOT NULL REFERENCES offices (id),
  version               BIGINT NOT NULL CHECK (version >= 1),
  state                 TEXT NOT NULL,
  profile               TEXT NOT NULL,
  form_set              TEXT NOT NULL,
  service_model         TEXT NOT NULL,
  catalogue_version     TEXT NOT NULL,
  procedure_id          TEXT NOT NULL,
  procedure_code        TEXT NOT NULL,
  procedure_name        TEXT NOT NULL,
  field                 TEXT NOT NULL,
  limit_kind            TEXT NOT NULL,
  limit_n               BIGINT NOT NULL,
  limit_cutoff_s        BIGINT NOT NULL,
  limit_text            TEXT NOT NULL,
  on_list               BIGINT NOT NULL,
  channel               TEXT NOT NULL,
  submitter_name        TEXT NOT NULL,
  submitter_personal_id TEXT NOT NULL,
  submitter_born_on     TEXT NOT NULL,
  submitter_sex         TEXT NOT NULL,
  submitter_address     TEXT NOT NULL,
  submitter_phone       TEXT NOT NULL,
  submitter_email       TEXT NOT NULL,
  owner_name            TEXT NOT NULL,
  name_folded           TEXT NOT NULL,
  answers               TEXT NOT NULL,
  papers                TEXT NOT NULL,
  missing               TEXT NOT NULL,
  pages                 BIGINT NOT NULL,
  copies                BIGINT NOT NULL CHECK (copies >= 1),
  fee                   BIGINT NOT NULL CHECK (fee >= 0),
  fee_text              TEXT NOT NULL,
  exemption             TEXT NOT NULL,
  fee_paid              BIGINT NOT NULL,
  return_method         TEXT NOT NULL,
  submitted_at          BIGINT NOT NULL,
  received_at           BIGINT NOT NULL,
  statutory_due_at      BIGINT,
  promise_due_at        BIGINT,
  printed_due_at        BIGINT,
  rule                  TEXT NOT NULL,
  because               TEXT NOT NULL,
  excluded              BIGINT NOT NULL,
  exclusion_reason      TEXT NOT NULL,
  waits                 TEXT NOT NULL,
  receptionist_id       BIGINT REFERENCES officers (id),
  specialist_id         BIGINT REFERENCES officers (id),
  signer_id             BIGINT REFERENCES officers (id),
  counter_name          TEXT NOT NULL,
  draft                 TEXT NOT NULL,
  result_number         TEXT NOT NULL,
  reason                TEXT NOT NULL,
  signed_at             BIGINT,
  result_ready_at       BIGINT,
  returned_at           BIGINT,
  returned_to           TEXT NOT NULL,
  identity_checked      BIGINT NOT NULL,
  satisfaction          BIGINT NOT NULL,
  apologised_at         BIGINT,
  reappointed_at        BIGINT,
  apology_reason        TEXT NOT NULL,
  CHECK (returned_at IS NULL OR identity_checked = 1),
  CHECK (reappointed_at IS NULL OR apologised_at IS NOT NULL),
  CHECK (state <> 'returned' OR returned_at IS NOT NULL)
);
-- Work lists: one office's dossiers in a state, by the time promised; those without one come last.
CREATE INDEX dossiers_by_office_state_due
  ON dossiers (office_id, state, COALESCE(printed_due_at, 9000000000000), id);
CREATE INDEX dossiers_by_specialist_state_due
  ON dossiers (specialist_id, state, COALESCE(printed_due_at, 9000000000000), id);
CREATE INDEX dossiers_by_office_received ON dossiers (office_id, received_at, id);
CREATE INDEX dossiers_by_state_due
  ON dossiers (state, COALESCE(printed_due_at, 9000000000000), id);
CREATE INDEX dossiers_by_person ON dossiers (submitter_personal_id, procedure_id)
  WHERE submitter_personal_id <> '';

-- Append-only: no statement of the program updates or deletes a row.
CREATE TABLE dossier_events (
  dossier_id  BIGINT NOT NULL REFERENCES dossiers (id),
  seq         BIGINT NOT NULL CHECK (seq >= 1),
  kind        TEXT   NOT NULL,
  at          BIGINT NOT NULL,
  officer_id  BIGINT,
  request_key TEXT,
  changes     TEXT   NOT NULL,
  note        TEXT   NOT NULL,
  prev_hash   TEXT   NOT NULL,
  hash        TEXT   NOT NULL,
  PRIMARY KEY (dossier_id, seq)
);
-- A form sent twice, or an API call repeated, can make one event only.
CREATE UNIQUE INDEX dossier_events_by_request_key
  ON dossier_events (request_key) WHERE request_key IS NOT NULL;
CREATE INDEX dossier_events_by_time ON dossier_events (at, dossier_id, seq);

-- Running numbers per office, kind and day (registers: per year). The row is locked until the
-- transaction ends, so a number is never skipped and never given twice.
CREATE TABLE sequences (
  office_id BIGINT NOT NULL REFERENCES offices (id),
  kind      TEXT   NOT NULL,
  period    TEXT   NOT NULL,
  last      BIGINT NOT NULL CHECK (last >= 1),
  PRIMARY KEY (office_id, kind, period)
);

-- Rolled up in the same transaction as the event; on_day is the day of reception.
CREATE TABLE daily_counts (
  office_id    BIGINT NOT NULL REFERENCES offices (id),
  procedure_id TEXT   NOT NULL,
  on_day       TEXT   NOT NULL,
  officer_id   BIGINT NOT NULL,
  received     BIGINT NOT NULL,
  instructed   BIGINT NOT NULL,
  rejected     BIGINT NOT NULL,
  promised     BIGINT NOT NULL,   -- in the service model
  excluded     BIGINT NOT NULL,
  done         BIGINT NOT NULL,   -- result ready
  done_in_time BIGINT NOT NULL,   -- against the printed time
  kept         BIGINT NOT NULL,   -- in the model, done in time
  returned     BIGINT NOT NULL,
  apologised   BIGINT NOT NULL,
  PRIMARY KEY (office_id, on_day, procedure_id, officer_id)
);

-- Every reading of a dossier by staff.
CREATE TABLE dossier_accesses (
  id         BIGINT PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  officer_id BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  page       TEXT   NOT NULL
);
CREATE INDEX dossier_accesses_by_dossier ON dossier_accesses (dossier_id, at);

-- Notices to citizens and to other systems: written with the event, sent afterwards.
CREATE TABLE outbox (
  id         BIGINT PRIMARY KEY,
  kind       TEXT   NOT NULL,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  at         BIGINT NOT NULL,
  payload    TEXT   NOT NULL,
  sent_at    BIGINT
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;

-- Archived papers by the hash of their bytes (files/).
CREATE TABLE archived_papers (
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  form       TEXT   NOT NULL,   -- receipt
  version    BIGINT NOT NULL,   -- of the dossier it shows
  sha256     TEXT   NOT NULL,
  bytes      BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (dossier_id, form, version)
);

-- A half-filled intake form, kept per officer so that a dropped line loses nothing.
CREATE TABLE drafts (
  officer_id BIGINT PRIMARY KEY REFERENCES officers (id),
  form       TEXT   NOT NULL,
  saved_at   BIGINT NOT NULL
);
