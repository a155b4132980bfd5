-- Files of dossiers: scans of papers and of results, what is known about each paper, the scanners
-- of an office and what came from them.

CREATE TABLE dossier_files (
  id           BIGINT PRIMARY KEY,
  dossier_id   BIGINT NOT NULL REFERENCES dossiers (id),
  component    TEXT   NOT NULL,            -- line of the checklist, "result", empty for any other
  name         TEXT   NOT NULL,            -- a label, never a path
  sha256       TEXT   NOT NULL,
  bytes        BIGINT NOT NULL CHECK (bytes > 0),
  media_type   TEXT   NOT NULL,
  pages        BIGINT NOT NULL CHECK (pages >= 1),
  source       TEXT   NOT NULL CHECK (source IN ('upload', 'scanner', 'folder', 'reuse')),
  added_by     BIGINT REFERENCES officers (id),
  added_at     BIGINT NOT NULL,
  removed_by   BIGINT REFERENCES officers (id),
  removed_at   BIGINT,
  removed_why  TEXT   NOT NULL DEFAULT '',
  reused_from  BIGINT REFERENCES dossier_files (id),
  -- Metadata of the paper (TT 01/2023/TT-VPCP); its code is owner, type and number.
  owner_id     TEXT   NOT NULL DEFAULT '',
  paper_type   TEXT   NOT NULL DEFAULT '',
  number       BIGINT NOT NULL DEFAULT 0,
  title        TEXT   NOT NULL DEFAULT '',
  issued_on    TEXT   NOT NULL DEFAULT '',
  issuer       TEXT   NOT NULL DEFAULT '',
  valid_to     TEXT   NOT NULL DEFAULT '',
  quality      TEXT   NOT NULL DEFAULT 'original',
  reusable     BIGINT NOT NULL DEFAULT 0,  -- for other procedures
  digitized_by BIGINT REFERENCES officers (id),
  digitized_at BIGINT,
  CHECK (digitized_at IS NULL OR (owner_id <> '' AND paper_type <> '' AND number >= 1)),
  CHECK (removed_at IS NULL OR removed_why <> '')
);
CREATE INDEX dossier_files_by_dossier ON dossier_files (dossier_id, added_at, id);
CREATE UNIQUE INDEX dossier_files_once
  ON dossier_files (dossier_id, component, sha256) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX dossier_files_by_code
  ON dossier_files (owner_id, paper_type, number)
  WHERE digitized_at IS NOT NULL AND reused_from IS NULL;

CREATE TABLE scanners (
  id        BIGINT PRIMARY KEY,
  office_id BIGINT NOT NULL REFERENCES offices (id),
  name      TEXT   NOT NULL CHECK (name <> ''),
  address   TEXT   NOT NULL CHECK (address <> ''),  -- http://192.168.1.20/eSCL
  active    BIGINT NOT NULL,
  added_at  BIGINT NOT NULL
);
CREATE INDEX scanners_by_office ON scanners (office_id, id);

-- One press of "scan", one file of the watched folder, or pages of the tray given a place.
CREATE TABLE scan_batches (
  id          BIGINT PRIMARY KEY,
  office_id   BIGINT NOT NULL REFERENCES offices (id),
  dossier_id  BIGINT REFERENCES dossiers (id),      -- nobody's: cover sheets say whose
  component   TEXT   NOT NULL DEFAULT '',
  source      TEXT   NOT NULL CHECK (source IN ('scanner', 'folder')),
  origin      TEXT   NOT NULL,                      -- the scanner's name, the file's
  tone        TEXT   NOT NULL CHECK (tone IN ('grey', 'black_white', 'colour')),
  asked_by    BIGINT REFERENCES officers (id),
  asked_at    BIGINT NOT NULL,
  state       TEXT   NOT NULL CHECK (state IN ('receiving', 'waiting', 'done', 'failed')),
  tries       BIGINT NOT NULL DEFAULT 0,
  problem     TEXT   NOT NULL DEFAULT '',
  finished_at BIGINT
);
CREATE INDEX scan_batches_open ON scan_batches (state, asked_at, id)
  WHERE state IN ('receiving', 'waiting');
CREATE INDEX scan_batches_by_dossier ON scan_batches (dossier_id, asked_at)
  WHERE dossier_id IS NOT NULL;

-- Pages as they came (sha256) and as they were made straight.
CREATE TABLE scan_pages (
  id           BIGINT PRIMARY KEY,
  office_id    BIGINT NOT NULL REFERENCES offices (id),
  batch_id     BIGINT NOT NULL REFERENCES scan_batches (id),
  seq          BIGINT NOT NULL CHECK (seq >= 1),
  sha256       TEXT   NOT NULL,
  straight     TEXT   NOT NULL DEFAULT '',
  kind         TEXT   NOT NULL CHECK (kind IN ('raw', 'paper', 'blank', 'cover')),
  received_at  BIGINT NOT NULL,
  file_id      BIGINT REFERENCES dossier_files (id),
  discarded_by BIGINT REFERENCES officers (id),
  discarded_at BIGINT
);
CREATE UNIQUE INDEX scan_pages_by_batch ON scan_pages (batch_id, seq);
-- What waits to be given a place.
CREATE INDEX scan_pages_in_tray ON scan_pages (office_id, batch_id, seq)
  WHERE file_id IS NULL AND discarded_at IS NULL AND kind IN ('raw', 'paper');
