-- Work that goes on after its request was answered. `domain_id` is the one domain it is done in by whoever runs no more; `token_id` is
-- the token by which it is done, null for the server itself. `input` is sealed, and gone once the work is over.
CREATE TABLE operations (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  domain_id BIGINT,
  actor TEXT NOT NULL,
  peer TEXT,
  token_id BIGINT,
  status TEXT NOT NULL,
  input TEXT,
  total BIGINT NOT NULL,
  settled BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  cancelled BIGINT NOT NULL,
  error_code TEXT,
  error_detail TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  started_at BIGINT,
  finished_at BIGINT,
  revision BIGINT NOT NULL
);
CREATE INDEX operations_by_tenant ON operations (tenant_id, id);
CREATE INDEX operations_unfinished ON operations (tenant_id, id) WHERE finished_at IS NULL;
CREATE INDEX operations_by_end ON operations (finished_at) WHERE finished_at IS NOT NULL;

-- What came of each part of an operation. `failed` is 1 or 0; `result` is JSON.
CREATE TABLE operation_results (
  operation_id BIGINT NOT NULL REFERENCES operations (id),
  place BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (operation_id, place)
) /* clustered */;
