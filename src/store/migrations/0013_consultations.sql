-- What one office asked another about a dossier, for the list of the office asked. The dossier's
-- own column `consultations` is the truth; this is written with it, in one transaction.
CREATE TABLE consultations (
  id         BIGINT PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  office_id  BIGINT NOT NULL REFERENCES offices (id),
  due_at     BIGINT NOT NULL,
  closed_at  BIGINT  -- answered, withdrawn, or the dossier is at its end
);
CREATE INDEX consultations_open ON consultations (office_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX consultations_closed ON consultations (office_id, closed_at, id)
  WHERE closed_at IS NOT NULL;
CREATE INDEX consultations_by_dossier ON consultations (dossier_id);
