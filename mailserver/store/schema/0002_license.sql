-- What this installation is to its licence server, and what it holds of it: one row. Documents are kept as they came,
-- signatures and all, and are verified at every start.
CREATE TABLE license (
  id BIGINT PRIMARY KEY,
  installation TEXT NOT NULL,
  issuer TEXT,
  activation TEXT,
  key_prefix TEXT,
  ratchet TEXT,
  token TEXT,
  keys_newest TEXT,
  keys_earlier TEXT,
  highest_seq TEXT NOT NULL,
  outstanding TEXT NOT NULL,
  clock TEXT,
  state TEXT,
  contact_at BIGINT,
  over_since BIGINT,
  held_since BIGINT,
  created_at BIGINT NOT NULL
);

-- The mailboxes that an operator chose to stay active when there are more than a licence that ended left room for.
CREATE TABLE license_chosen (
  mailbox_id BIGINT PRIMARY KEY REFERENCES mailboxes (id)
);

-- The day, counted from the epoch, on which somebody last logged in to a mailbox.
CREATE TABLE mailbox_use (
  mailbox_id BIGINT PRIMARY KEY REFERENCES mailboxes (id),
  day BIGINT NOT NULL
);
