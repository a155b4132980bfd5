-- A dossier's way through the office: whose hands it is in, its route and step, the offices it
-- concerns, what was asked of others, seal, result file, and an apology not decided yet. The
-- columns are those of core/dossier/dossier_record.cpp.
ALTER TABLE dossiers ADD COLUMN competent_office_id BIGINT REFERENCES offices (id);
ALTER TABLE dossiers ADD COLUMN helping_office_id BIGINT REFERENCES offices (id);
ALTER TABLE dossiers ADD COLUMN parent_id BIGINT REFERENCES dossiers (id);
ALTER TABLE dossiers ADD COLUMN consultations TEXT NOT NULL DEFAULT '[]';
ALTER TABLE dossiers ADD COLUMN route TEXT NOT NULL DEFAULT '';
ALTER TABLE dossiers ADD COLUMN step TEXT NOT NULL DEFAULT '';
ALTER TABLE dossiers ADD COLUMN step_since BIGINT;
ALTER TABLE dossiers ADD COLUMN holder_id BIGINT REFERENCES officers (id);
ALTER TABLE dossiers ADD COLUMN offered_role TEXT NOT NULL DEFAULT '';
ALTER TABLE dossiers ADD COLUMN offered_to_id BIGINT REFERENCES officers (id);
ALTER TABLE dossiers ADD COLUMN offered_at BIGINT;
ALTER TABLE dossiers ADD COLUMN signed_under TEXT NOT NULL DEFAULT '';
ALTER TABLE dossiers ADD COLUMN sealed_at BIGINT;
ALTER TABLE dossiers ADD COLUMN sealed_by_id BIGINT REFERENCES officers (id);
ALTER TABLE dossiers ADD COLUMN result_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE dossiers ADD COLUMN digitized_at BIGINT;
ALTER TABLE dossiers ADD COLUMN apology_proposed_at BIGINT;
ALTER TABLE dossiers ADD COLUMN apology_proposed_by_id BIGINT REFERENCES officers (id);
ALTER TABLE dossiers ADD COLUMN proposed_time BIGINT;

-- What waits to be accepted: by one officer, or by any of a role at the office that decides.
CREATE INDEX dossiers_offered_to ON dossiers (offered_to_id, offered_at, id)
  WHERE offered_to_id IS NOT NULL AND offered_at IS NOT NULL;
CREATE INDEX dossiers_offered_role
  ON dossiers (COALESCE(competent_office_id, office_id), offered_role, offered_at, id)
  WHERE offered_at IS NOT NULL;
-- What somebody has in hand.
CREATE INDEX dossiers_by_holder ON dossiers (holder_id, state, id) WHERE holder_id IS NOT NULL;
CREATE INDEX dossiers_by_parent ON dossiers (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX dossiers_by_competent_office
  ON dossiers (COALESCE(competent_office_id, office_id), state,
               COALESCE(printed_due_at, 9000000000000), id);
-- Files about a result are found by their bytes.
CREATE INDEX dossiers_by_result ON dossiers (result_sha256) WHERE result_sha256 <> '';

-- Messages between officers about one dossier. Not a change of it, so no event.
CREATE TABLE dossier_messages (
  id         BIGINT PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  officer_id BIGINT NOT NULL REFERENCES officers (id),
  at         BIGINT NOT NULL,
  text       TEXT   NOT NULL CHECK (text <> '')
);
CREATE INDEX dossier_messages_by_dossier ON dossier_messages (dossier_id, at, id);
