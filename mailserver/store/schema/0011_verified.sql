-- Since when a domain is known to be its tenant's; NULL while somebody only says so. Until then it takes no part in mail.
ALTER TABLE domains ADD COLUMN verified_at BIGINT;
UPDATE domains SET verified_at = created_at;
CREATE INDEX domains_unverified ON domains (id) WHERE verified_at IS NULL;
