-- Notices to citizens are sent by e-mail, or told by an officer.
ALTER TABLE outbox ADD COLUMN office_id BIGINT;                    -- that tells
ALTER TABLE outbox ADD COLUMN tries     BIGINT NOT NULL DEFAULT 0;  -- by e-mail
ALTER TABLE outbox ADD COLUMN try_at    BIGINT;                    -- next; nothing: not by e-mail
ALTER TABLE outbox ADD COLUMN problem   TEXT   NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN to_tell   BIGINT NOT NULL DEFAULT 0;  -- 1: by an officer, where unsent
ALTER TABLE outbox ADD COLUMN told_by   BIGINT;
ALTER TABLE outbox ADD COLUMN ended_at  BIGINT;                    -- does not matter any more

-- What was written before this version nobody expects by e-mail now. Of dossiers still open, the
-- office tells what it must.
UPDATE outbox SET office_id = (SELECT d.office_id FROM dossiers d WHERE d.id = outbox.dossier_id),
                  problem = 'citizen_notice.too_late';
UPDATE outbox SET ended_at = at
WHERE sent_at IS NULL
  AND (kind IN ('result_ready', 'result_waits')
       OR dossier_id IN (SELECT id FROM dossiers
                         WHERE state IN ('returned', 'withdrawn', 'stopped', 'rejected')));
UPDATE outbox SET to_tell = 1 WHERE sent_at IS NULL AND ended_at IS NULL;

DROP INDEX outbox_unsent;
CREATE INDEX outbox_to_send ON outbox (try_at, id) WHERE try_at IS NOT NULL;
CREATE INDEX outbox_to_tell ON outbox (office_id, at, id)
  WHERE to_tell = 1 AND sent_at IS NULL AND ended_at IS NULL;
