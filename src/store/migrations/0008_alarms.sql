-- Alarms about dossiers, and the time each dossier has to be looked at next.

-- Each rings once: for one dossier, of one kind, about one promised time. Which of two servers
-- raised it, this key decides.
CREATE TABLE alarms (
  id              BIGINT PRIMARY KEY,
  dossier_id      BIGINT NOT NULL REFERENCES dossiers (id),
  kind            TEXT   NOT NULL,
  due_at          BIGINT NOT NULL,                  -- the time told to the citizen
  office_id       BIGINT NOT NULL REFERENCES offices (id),  -- that works on the dossier
  officer_id      BIGINT REFERENCES officers (id),  -- who has it; nobody: at the desk
  raised_at       BIGINT NOT NULL,
  level           TEXT   NOT NULL CHECK (level IN ('officer', 'head', 'chair')),
  escalates_at    BIGINT,                           -- to the next level, unless acknowledged
  escalated_at    BIGINT,                           -- the last time
  acknowledged_at BIGINT,
  acknowledged_by BIGINT REFERENCES officers (id),
  note            TEXT   NOT NULL DEFAULT '',
  ended_at        BIGINT,                           -- done, standing, or a graver one rang
  UNIQUE (dossier_id, kind, due_at),
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  CHECK (escalates_at IS NULL OR (acknowledged_at IS NULL AND ended_at IS NULL))
);
CREATE INDEX alarms_to_escalate ON alarms (escalates_at, id) WHERE escalates_at IS NOT NULL;
-- What rings: of one officer, of one office by level, of all offices by level.
CREATE INDEX alarms_of_officer ON alarms (officer_id, due_at, id)
  WHERE acknowledged_at IS NULL AND ended_at IS NULL;
CREATE INDEX alarms_of_office ON alarms (office_id, level, due_at, id)
  WHERE acknowledged_at IS NULL AND ended_at IS NULL;
CREATE INDEX alarms_of_level ON alarms (level, due_at, id)
  WHERE acknowledged_at IS NULL AND ended_at IS NULL;
CREATE INDEX alarms_acknowledged ON alarms (office_id, acknowledged_at, id)
  WHERE acknowledged_at IS NOT NULL;

-- One row for each dossier somebody must look at again; `version` is the one it was planned from.
CREATE TABLE alarm_plans (
  dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
  version    BIGINT NOT NULL,
  next_at    BIGINT                                 -- nothing more rings by itself
);
CREATE INDEX alarm_plans_due ON alarm_plans (next_at, dossier_id) WHERE next_at IS NOT NULL;

-- How far the events of dossiers were followed.
CREATE TABLE alarm_positions (
  name       TEXT   PRIMARY KEY,
  at         BIGINT NOT NULL,
  dossier_id BIGINT NOT NULL,
  seq        BIGINT NOT NULL
);

-- Apologies (Mẫu 04): those proposed, and those made, of the office that works on the dossier.
CREATE INDEX dossiers_apology_proposed
  ON dossiers (COALESCE(competent_office_id, office_id), apology_proposed_at, id)
  WHERE apology_proposed_at IS NOT NULL;
CREATE INDEX dossiers_apologised
  ON dossiers (COALESCE(competent_office_id, office_id), apologised_at, id)
  WHERE apologised_at IS NOT NULL;
-- Whether a notice about a dossier was sent.
CREATE INDEX outbox_by_dossier ON outbox (dossier_id, kind, at);
