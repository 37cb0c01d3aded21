-- What tenants are sold. `tenant_id` is the reseller who sells it, 0 for the server's own. `limits` is JSON without the limits
-- there are not; `features` is JSON, a list of words.
CREATE TABLE plans (
  id BIGINT PRIMARY KEY,
  tenant_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  limits TEXT NOT NULL,
  features TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  UNIQUE (tenant_id, name)
);

-- Whoever has domains here. `parent_id` is the reseller a tenant belongs to, 0 for the server's own. `external_id` is what the
-- parent's panel calls it. `overrides` is JSON: limits that hold instead of the plan's. A suspension is login, outbound or full.
CREATE TABLE tenants (
  id BIGINT PRIMARY KEY,
  parent_id BIGINT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  external_id TEXT,
  plan_id BIGINT REFERENCES plans (id),
  overrides TEXT NOT NULL,
  metadata TEXT NOT NULL,
  suspension TEXT,
  suspended_because TEXT,
  suspended_at BIGINT,
  terminated_at BIGINT,
  purge_at BIGINT,
  renewed_until BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);
CREATE UNIQUE INDEX tenants_by_external_id ON tenants (parent_id, external_id);
CREATE INDEX tenants_by_parent ON tenants (parent_id, name);
CREATE INDEX tenants_by_plan ON tenants (plan_id);
CREATE INDEX tenants_to_purge ON tenants (purge_at) WHERE purge_at IS NOT NULL;

-- `tenant_id` is 0 for what belongs to the server itself. `mailbox_limit`, `quota_limit` and `default_quota` are the domain's own:
-- mailboxes in it, octets of one of them, and octets of one that is made without saying.
ALTER TABLE domains ADD COLUMN tenant_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE domains ADD COLUMN external_id TEXT;
ALTER TABLE domains ADD COLUMN metadata TEXT NOT NULL DEFAULT '{}';
ALTER TABLE domains ADD COLUMN catch_all TEXT;
ALTER TABLE domains ADD COLUMN mailbox_limit BIGINT;
ALTER TABLE domains ADD COLUMN quota_limit BIGINT;
ALTER TABLE domains ADD COLUMN default_quota BIGINT;
CREATE UNIQUE INDEX domains_by_external_id ON domains (tenant_id, external_id);
CREATE INDEX domains_by_tenant ON domains (tenant_id, name);

-- `login` is on or off, `incoming` and `outgoing` are allow, hold or reject. `search` is what a search looks at.
ALTER TABLE mailboxes ADD COLUMN tenant_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN external_id TEXT;
ALTER TABLE mailboxes ADD COLUMN metadata TEXT NOT NULL DEFAULT '{}';
ALTER TABLE mailboxes ADD COLUMN login TEXT NOT NULL DEFAULT 'on';
ALTER TABLE mailboxes ADD COLUMN incoming TEXT NOT NULL DEFAULT 'allow';
ALTER TABLE mailboxes ADD COLUMN outgoing TEXT NOT NULL DEFAULT 'allow';
ALTER TABLE mailboxes ADD COLUMN search TEXT NOT NULL DEFAULT '';
ALTER TABLE mailboxes ADD COLUMN purge_at BIGINT;
UPDATE mailboxes SET search = LOWER(address || ' ' || COALESCE(display_name, ''));
CREATE UNIQUE INDEX mailboxes_by_external_id ON mailboxes (tenant_id, external_id);
CREATE INDEX mailboxes_by_tenant ON mailboxes (tenant_id, address);
-- Covers a search: only the rows of the page are read.
CREATE INDEX mailboxes_by_search ON mailboxes (address, search, tenant_id, status);
CREATE INDEX mailboxes_to_purge ON mailboxes (purge_at) WHERE purge_at IS NOT NULL;

ALTER TABLE aliases ADD COLUMN tenant_id BIGINT NOT NULL DEFAULT 0;
CREATE INDEX aliases_by_tenant ON aliases (tenant_id, address);

-- How much there is, changed in the transaction that changes it and counted again by the scrub. `scope` is a tenant, a domain, or
-- 0 for the server; `what` is tenants, domains, mailboxes or aliases. A mailbox
-- that is deleted does not count, though it can be restored; what a terminated tenant has counts until it is purged.
CREATE TABLE totals (
  scope BIGINT NOT NULL,
  what TEXT NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (scope, what)
) /* clustered */;
INSERT INTO totals (scope, what, value) SELECT 0, 'domains', COUNT(*) FROM domains;
INSERT INTO totals (scope, what, value) SELECT 0, 'mailboxes', COUNT(*) FROM mailboxes;
INSERT INTO totals (scope, what, value) SELECT 0, 'aliases', COUNT(*) FROM aliases;
INSERT INTO totals (scope, what, value) SELECT domain_id, 'mailboxes', COUNT(*) FROM mailboxes GROUP BY domain_id;
INSERT INTO totals (scope, what, value) SELECT domain_id, 'aliases', COUNT(*) FROM aliases GROUP BY domain_id;
