-- A domain we accept mail for.
CREATE TABLE domains (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);

-- The keys a domain signs its outgoing mail with. `sealed_key` is PKCS#8 under the server's key file.
CREATE TABLE dkim_keys (
  id BIGINT PRIMARY KEY,
  domain_id BIGINT NOT NULL REFERENCES domains (id),
  selector TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  sealed_key TEXT NOT NULL,
  record TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (domain_id, selector)
);

-- What an operator provisions and a person logs in to. `password_hash` is a PHC string, `scram` an RFC 5803 verifier.
CREATE TABLE mailboxes (
  id BIGINT PRIMARY KEY,
  domain_id BIGINT NOT NULL REFERENCES domains (id),
  address TEXT NOT NULL UNIQUE,
  display_name TEXT,
  status TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  scram TEXT,
  quota_bytes BIGINT,
  last_uid_validity BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);
CREATE INDEX mailboxes_by_domain ON mailboxes (domain_id, address);

-- What a mailbox holds, changed in the transaction that adds or removes a message and recomputed by the scrub.
CREATE TABLE usage (
  mailbox_id BIGINT PRIMARY KEY REFERENCES mailboxes (id),
  bytes BIGINT NOT NULL,
  messages BIGINT NOT NULL
);

CREATE TABLE aliases (
  id BIGINT PRIMARY KEY,
  domain_id BIGINT NOT NULL REFERENCES domains (id),
  address TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);
CREATE INDEX aliases_by_domain ON aliases (domain_id, address);
CREATE TABLE alias_targets (
  alias_id BIGINT NOT NULL REFERENCES aliases (id),
  place BIGINT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (alias_id, place)
) /* clustered */;

-- Every address we answer for, exactly once: a recipient is one look-up, and no alias can shadow a mailbox.
CREATE TABLE addresses (
  address TEXT PRIMARY KEY,
  domain_id BIGINT NOT NULL REFERENCES domains (id),
  mailbox_id BIGINT REFERENCES mailboxes (id),
  alias_id BIGINT REFERENCES aliases (id)
);

-- What IMAP calls a mailbox. Counters change in the transaction that changes the messages; `keywords` only grows, so that
-- opening a folder names its flags without reading its messages.
CREATE TABLE folders (
  id BIGINT PRIMARY KEY,
  mailbox_id BIGINT NOT NULL REFERENCES mailboxes (id),
  name TEXT NOT NULL,
  special_use TEXT,
  keywords TEXT NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid_next BIGINT NOT NULL,
  modseq BIGINT NOT NULL,
  expunged_floor BIGINT NOT NULL,
  messages BIGINT NOT NULL,
  unseen BIGINT NOT NULL,
  deleted BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (mailbox_id, name)
);
-- Subscriptions outlive the folder they name (RFC 9051 §6.3.7).
CREATE TABLE subscriptions (
  mailbox_id BIGINT NOT NULL REFERENCES mailboxes (id),
  name TEXT NOT NULL,
  PRIMARY KEY (mailbox_id, name)
) /* clustered */;

-- Segment files this site has made. Frames are found through `bodies`; a file without a row here was never used.
CREATE TABLE segments (
  id BIGINT PRIMARY KEY,
  created_at BIGINT NOT NULL
);

-- What DATA carried, once, however many messages hold it. `position` and `stored` bound its frame in the segment file.
CREATE TABLE bodies (
  id BIGINT PRIMARY KEY,
  hash BYTEA NOT NULL UNIQUE,
  segment BIGINT NOT NULL,
  position BIGINT NOT NULL,
  stored BIGINT NOT NULL,
  size BIGINT NOT NULL,
  refs BIGINT NOT NULL,
  idle_since BIGINT
);
CREATE INDEX bodies_by_segment ON bodies (segment, position);
CREATE INDEX bodies_idle ON bodies (idle_since) WHERE idle_since IS NOT NULL;

-- A message in a folder: the trace lines of its delivery, joined before its body on read, and its flags.
CREATE TABLE messages (
  folder_id BIGINT NOT NULL REFERENCES folders (id),
  uid BIGINT NOT NULL,
  id BIGINT NOT NULL,
  body_id BIGINT NOT NULL REFERENCES bodies (id),
  size BIGINT NOT NULL,
  flags BIGINT NOT NULL,
  keywords TEXT NOT NULL,
  modseq BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  prefix BYTEA NOT NULL,
  PRIMARY KEY (folder_id, uid)
) /* clustered */;
-- Covers a folder's view: who opens a folder or asks what changed reads no row of `messages`.
CREATE INDEX messages_by_modseq ON messages (folder_id, modseq, uid, flags, keywords, size);
CREATE INDEX messages_by_body ON messages (body_id);

-- UIDs that are gone, for sessions and QRESYNC. Entries up to the folder's `expunged_floor` have been dropped.
CREATE TABLE expunged (
  folder_id BIGINT NOT NULL,
  modseq BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  PRIMARY KEY (folder_id, modseq, uid)
) /* clustered */;

-- Mail on its way out. A message leaves with its last recipient.
CREATE TABLE queue_messages (
  id BIGINT PRIMARY KEY,
  sender TEXT NOT NULL,
  body_id BIGINT NOT NULL REFERENCES bodies (id),
  prefix BYTEA NOT NULL,
  size BIGINT NOT NULL,
  envid TEXT,
  ret TEXT,
  smtputf8 BIGINT NOT NULL,
  origin BIGINT,
  status TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX queue_messages_by_body ON queue_messages (body_id);
CREATE TABLE queue_recipients (
  id BIGINT PRIMARY KEY,
  message_id BIGINT NOT NULL REFERENCES queue_messages (id),
  address TEXT NOT NULL,
  domain TEXT NOT NULL,
  notify TEXT,
  orcpt TEXT,
  status TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  delay_reported BIGINT NOT NULL,
  last_at BIGINT,
  last_host TEXT,
  last_reply TEXT
);
CREATE INDEX queue_recipients_by_message ON queue_recipients (message_id);
-- Who may be attempted, and from when: due, and not leased. Read by the same expression in `queue.rs`.
CREATE INDEX queue_recipients_ready
  ON queue_recipients ((CASE WHEN due_at > claimed_until THEN due_at ELSE claimed_until END), id)
  WHERE status = 'active';
