-- Answers to requests that carried an Idempotency-Key. `scope` is a hash of principal, method, path and key; `status` is
-- NULL while the request is in hand; `process` tells an answer still being made from one a crash cut off.
CREATE TABLE idempotency (
  scope TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  process TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  status BIGINT,
  headers TEXT,
  body BYTEA
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- One row a settings group that was ever changed: its fields as JSON, secrets sealed.
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Bearer tokens. Only the hash of a token is kept; `hint` is its first characters.
CREATE TABLE tokens (
  id BIGINT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  hint TEXT NOT NULL,
  scopes TEXT NOT NULL,
  networks TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT,
  last_used_at BIGINT
);
CREATE INDEX tokens_by_owner ON tokens (owner, id);
