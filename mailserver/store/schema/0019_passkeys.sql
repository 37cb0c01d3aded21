-- Passkeys (Web Authentication) of people: of an administrator or of a mailbox's holder. `credential` is the key's identifier as its
-- authenticator made it, in base64url; `public_key` is SubjectPublicKeyInfo, `algorithm` its number in COSE, `site` the host it is for.
CREATE TABLE passkeys (
  id BIGINT PRIMARY KEY,
  administrator_id BIGINT REFERENCES administrators (id),
  mailbox_id BIGINT REFERENCES mailboxes (id),
  credential TEXT NOT NULL UNIQUE,
  public_key BYTEA NOT NULL,
  algorithm BIGINT NOT NULL,
  site TEXT NOT NULL,
  name TEXT NOT NULL,
  uses BIGINT NOT NULL,
  is_backed_up BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX passkeys_by_administrator ON passkeys (administrator_id, id) WHERE administrator_id IS NOT NULL;
CREATE INDEX passkeys_by_mailbox ON passkeys (mailbox_id, id) WHERE mailbox_id IS NOT NULL;
