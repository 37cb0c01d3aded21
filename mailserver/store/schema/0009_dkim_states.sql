-- A key is waiting until its record is in DNS, signing, or retired: its record stays for mail that is on its way.
ALTER TABLE dkim_keys ADD COLUMN state TEXT NOT NULL DEFAULT 'signing';
ALTER TABLE dkim_keys ADD COLUMN retired_at BIGINT;
CREATE INDEX dkim_keys_changing ON dkim_keys (state, domain_id) WHERE state <> 'signing';
