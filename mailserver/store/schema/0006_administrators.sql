-- People who administrate: the server (`tenant_id` 0), a tenant, or one domain. `scopes` is what they may do there; `totp` is sealed
-- and asked for once it is confirmed; `totp_step` is the last step whose code was used.
CREATE TABLE administrators (
  id BIGINT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  domain_id BIGINT,
  scopes TEXT NOT NULL,
  status TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  totp TEXT,
  totp_confirmed BIGINT NOT NULL,
  totp_step BIGINT,
  last_login_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);
CREATE INDEX administrators_by_tenant ON administrators (tenant_id, login);
CREATE INDEX administrators_by_domain ON administrators (domain_id) WHERE domain_id IS NOT NULL;
