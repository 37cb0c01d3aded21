-- A mailbox sends its mail on: `forwarding` is keep (and keeps a copy) or pass, NULL for neither. `away` is 1 while it answers.
ALTER TABLE mailboxes ADD COLUMN forwarding TEXT;
ALTER TABLE mailboxes ADD COLUMN away BIGINT NOT NULL DEFAULT 0;

-- Where it sends its mail on to.
CREATE TABLE mailbox_targets (
  mailbox_id BIGINT NOT NULL REFERENCES mailboxes (id),
  place BIGINT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (mailbox_id, place)
) /* clustered */;

-- What it answers, kept also while it is switched off.
CREATE TABLE autoreplies (
  mailbox_id BIGINT PRIMARY KEY REFERENCES mailboxes (id),
  subject TEXT,
  body TEXT NOT NULL,
  starts_at BIGINT,
  ends_at BIGINT,
  interval_days BIGINT NOT NULL
);

-- Whom it answered, and when last.
CREATE TABLE autoreplies_sent (
  mailbox_id BIGINT NOT NULL REFERENCES mailboxes (id),
  sender TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (mailbox_id, sender)
) /* clustered */;

-- The domain of ours that sends a message on: its return path leads back here, lest SPF speak against it.
ALTER TABLE queue_messages ADD COLUMN forwarded_by TEXT;
