-- What somebody asked for in the name of an email address, until whoever reads there says so too: by the hash of the link that was
-- mailed. `kind` is account, trial, or nobody where nothing was mailed; `wish` is JSON. A later request takes the place of an earlier one.
CREATE TABLE confirmations (
  hash TEXT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  kind TEXT NOT NULL,
  email TEXT NOT NULL,
  wish TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  UNIQUE (vendor, kind, email)
);
CREATE INDEX confirmations_by_end ON confirmations (expires_at);

-- A link or a key that stands in a mail, sealed until the mail host has taken it and nowhere afterwards.
ALTER TABLE mails ADD COLUMN secret TEXT;
