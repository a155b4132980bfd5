-- Routes edited here, each edit a version of its own that never changes: dossiers on their way
-- keep the version they began with. Those shipped with the law are data/routes/*.toml.
CREATE TABLE route_versions (
  route_id        TEXT   NOT NULL,
  version         BIGINT NOT NULL CHECK (version > 0),
  body            TEXT   NOT NULL CHECK (body <> ''),  -- JSON, the shape of data/routes
  published_at    BIGINT NOT NULL,
  published_by_id BIGINT NOT NULL REFERENCES officers (id),
  PRIMARY KEY (route_id, version)
);
