-- Builds of the product that a vendor has released. `built_at` is what upgrade protection is held against. The files are not here:
-- `files` is JSON of their names, addresses and hashes.
CREATE TABLE releases (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  version TEXT NOT NULL,
  built_at BIGINT NOT NULL,
  channel TEXT NOT NULL,
  notes TEXT NOT NULL,
  files TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (vendor, version)
);
CREATE INDEX releases_by_build ON releases (vendor, built_at, id);
