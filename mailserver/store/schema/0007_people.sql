-- The second factor of a mailbox's holder, as that of an administrator. While it is confirmed, the mailbox's own password opens no
-- mail program.
ALTER TABLE mailboxes ADD COLUMN totp TEXT;
ALTER TABLE mailboxes ADD COLUMN totp_confirmed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN totp_step BIGINT;

-- Passwords of a mailbox for one program each. `hash` is keyed with a key of this server; `scopes` and `networks` as in tokens.
CREATE TABLE app_passwords (
  id BIGINT PRIMARY KEY,
  mailbox_id BIGINT NOT NULL REFERENCES mailboxes (id),
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  scopes TEXT NOT NULL,
  networks TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  last_used_at BIGINT,
  UNIQUE (mailbox_id, hash)
);
