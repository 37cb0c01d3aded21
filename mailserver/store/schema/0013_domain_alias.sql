-- Another name of a domain: mail to whoever@it goes to whoever@that. It has no addresses of its own.
ALTER TABLE domains ADD COLUMN alias_of BIGINT REFERENCES domains (id);
CREATE INDEX domains_by_alias_of ON domains (alias_of) WHERE alias_of IS NOT NULL;
