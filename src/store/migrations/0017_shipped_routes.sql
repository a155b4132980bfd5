-- Routes shipped with the law as this office first saw them: dossiers keep the version they began
-- with, also where a later shipment leaves it out.
CREATE TABLE shipped_routes (
  route_id TEXT   NOT NULL,
  version  BIGINT NOT NULL CHECK (version > 0),
  body     TEXT   NOT NULL CHECK (body <> ''),  -- JSON, as in route_versions
  kept_at  BIGINT NOT NULL,
  PRIMARY KEY (route_id, version)
);
