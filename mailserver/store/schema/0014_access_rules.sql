-- Whom mail is taken from, whom it goes to and who may connect. `holder` is the mailbox, the domain or the tenant whose rule it is,
-- 0 for the server itself: identifiers are never shared between kinds. `by_holder` is 1 for a rule of a mailbox's holder; those that
-- whoever administrates the mailbox made are out of the holder's hands.
CREATE TABLE access_rules (
  id BIGINT PRIMARY KEY,
  holder BIGINT NOT NULL,
  kind TEXT NOT NULL,
  pattern TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  domain_id BIGINT REFERENCES domains (id),
  mailbox_id BIGINT REFERENCES mailboxes (id),
  by_holder BIGINT NOT NULL,
  action TEXT NOT NULL,
  enforced BIGINT NOT NULL,
  services TEXT NOT NULL,
  reply TEXT NOT NULL,
  note TEXT NOT NULL,
  expires_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  UNIQUE (holder, kind, pattern)
);
CREATE INDEX access_rules_by_tenant ON access_rules (tenant_id, id);
CREATE INDEX access_rules_by_domain ON access_rules (domain_id, id) WHERE domain_id IS NOT NULL;
CREATE INDEX access_rules_by_end ON access_rules (expires_at) WHERE expires_at IS NOT NULL;
