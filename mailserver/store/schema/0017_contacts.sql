-- The address book of a domain. `card` is JSON; `search` is what a search looks at; `sort_key` is the name in lower case with `uid`
-- behind it, so that no two of a domain share a place in its list.
CREATE TABLE contacts (
  id BIGINT PRIMARY KEY,
  domain_id BIGINT NOT NULL REFERENCES domains (id),
  uid TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  search TEXT NOT NULL,
  card TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  UNIQUE (domain_id, uid)
);
CREATE UNIQUE INDEX contacts_by_name ON contacts (domain_id, sort_key);
CREATE INDEX contacts_by_age ON contacts (domain_id, id);
