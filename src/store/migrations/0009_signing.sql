-- Keys for electronic signatures: where they lie and what their certificates say. No secret is
-- here: whoever signs gives it each time.
CREATE TABLE signing_keys (
  id          BIGINT PRIMARY KEY,
  kind        TEXT   NOT NULL CHECK (kind IN ('pkcs12', 'pkcs11')),
  place       TEXT   NOT NULL CHECK (place <> ''),  -- file in the folder of keys, or pkcs11:…
  officer_id  BIGINT REFERENCES officers (id),      -- whose signature,
  office_id   BIGINT REFERENCES offices (id),       -- or whose seal
  name        TEXT   NOT NULL,
  subject     TEXT   NOT NULL,
  issuer      TEXT   NOT NULL,
  serial      TEXT   NOT NULL,
  not_before  BIGINT NOT NULL,
  not_after   BIGINT NOT NULL,
  added_by    BIGINT NOT NULL REFERENCES officers (id),
  added_at    BIGINT NOT NULL,
  disabled_by BIGINT REFERENCES officers (id),
  disabled_at BIGINT,
  CHECK ((officer_id IS NULL) <> (office_id IS NULL)),
  CHECK ((disabled_at IS NULL) = (disabled_by IS NULL))
);
-- Everybody has one key at a time.
CREATE UNIQUE INDEX signing_keys_of_officer ON signing_keys (officer_id)
  WHERE officer_id IS NOT NULL AND disabled_at IS NULL;
CREATE UNIQUE INDEX signing_keys_of_office ON signing_keys (office_id)
  WHERE office_id IS NOT NULL AND disabled_at IS NULL;

-- Append-only: each signature of a result, by the file as it was with it.
CREATE TABLE result_signatures (
  id         BIGINT PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  sha256     TEXT   NOT NULL UNIQUE,
  bytes      BIGINT NOT NULL CHECK (bytes > 0),
  role       TEXT   NOT NULL CHECK (role IN ('signer', 'seal')),
  key_id     BIGINT NOT NULL REFERENCES signing_keys (id),
  officer_id BIGINT NOT NULL REFERENCES officers (id),
  number     TEXT   NOT NULL,
  at         BIGINT NOT NULL
);
CREATE INDEX result_signatures_by_dossier ON result_signatures (dossier_id, at, id);
