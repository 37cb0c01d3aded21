-- Programs that people let act for them. `redirect_uris` and `scopes` are words separated by spaces; `secret_hash` is there for those
-- that can keep a secret.
CREATE TABLE oauth_clients (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  redirect_uris TEXT NOT NULL,
  scopes TEXT NOT NULL,
  device_flow BIGINT NOT NULL,
  secret_hash TEXT,
  status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);

-- What a person let a program do. `sealed_key` is the key of its refresh tokens, `generation` the number of the last one.
CREATE TABLE oauth_grants (
  id BIGINT PRIMARY KEY,
  client_id BIGINT NOT NULL REFERENCES oauth_clients (id),
  person TEXT NOT NULL,
  scopes TEXT NOT NULL,
  sealed_key TEXT NOT NULL,
  generation BIGINT NOT NULL,
  rotated_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL
);
CREATE INDEX oauth_grants_by_person ON oauth_grants (person, id);
CREATE INDEX oauth_grants_by_client ON oauth_grants (client_id);
CREATE INDEX oauth_grants_by_use ON oauth_grants (used_at);

-- What a program exchanges for tokens, once and soon. `grant_id` is what it was exchanged for.
CREATE TABLE oauth_codes (
  hash TEXT PRIMARY KEY,
  client_id BIGINT NOT NULL,
  person TEXT NOT NULL,
  scopes TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  challenge TEXT NOT NULL,
  nonce TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  grant_id BIGINT
);
CREATE INDEX oauth_codes_by_end ON oauth_codes (expires_at);

-- A device that waits for somebody to type its code elsewhere. `status` is asked, allowed, denied.
CREATE TABLE oauth_devices (
  hash TEXT PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE,
  client_id BIGINT NOT NULL,
  scopes TEXT NOT NULL,
  status TEXT NOT NULL,
  person TEXT,
  polled_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX oauth_devices_by_end ON oauth_devices (expires_at);

-- The keys that sign statements about people, under the server's key file. The newest signs; older ones are still published.
CREATE TABLE oauth_keys (
  id BIGINT PRIMARY KEY,
  sealed_key TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
