-- Whose line of the audit trail it is, where one server keeps the books of several: as `feed.owner`; 0 is the server's own.
ALTER TABLE audit ADD COLUMN owner BIGINT NOT NULL DEFAULT 0;
CREATE INDEX audit_by_owner ON audit (owner, id);
