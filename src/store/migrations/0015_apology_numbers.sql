-- The number of an apology (Mẫu 04) in its office's book of the year; 0: none, or one made before
-- apologies had numbers.
ALTER TABLE dossiers ADD COLUMN apology_number BIGINT NOT NULL DEFAULT 0;
