-- Who may write to an alias: anyone, tenant (people who log in to its tenant's mailboxes), or targets (those it leads to). `send_as` is 1
-- when those it leads to may send as it.
ALTER TABLE aliases ADD COLUMN posting TEXT NOT NULL DEFAULT 'anyone';
ALTER TABLE aliases ADD COLUMN send_as BIGINT NOT NULL DEFAULT 1;
