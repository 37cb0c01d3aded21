-- A vendor: one seller with its own staff, catalogue, customers and keys. Every other row names the vendor it belongs to.
-- `policy` and `extra` are JSON whose fields are the program's.
CREATE TABLE vendors (
  id BIGINT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  product TEXT NOT NULL,
  issuer TEXT NOT NULL,
  status TEXT NOT NULL,
  policy TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Host names and whose they are: a request without credentials is for the vendor of its host.
CREATE TABLE vendor_hosts (
  host TEXT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id)
);
CREATE INDEX vendor_hosts_by_vendor ON vendor_hosts (vendor, host);

-- Who can log in, with an email address and a password: staff and customers alike. `id` is the person's everywhere. `totp` is
-- the sealed secret of one-time codes, `totp_state` none, pending or on, `totp_step` the last step whose code was taken.
CREATE TABLE logins (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  kind TEXT NOT NULL,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  password TEXT,
  totp TEXT,
  totp_state TEXT NOT NULL,
  totp_step BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (vendor, kind, email)
);
CREATE INDEX logins_by_vendor ON logins (vendor, kind, id);

-- What only staff have.
CREATE TABLE staff (
  id BIGINT PRIMARY KEY REFERENCES logins (id),
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  role TEXT NOT NULL
);
CREATE INDEX staff_by_role ON staff (vendor, role);

-- What only customers have. `details` is JSON: company, address, tax number, contacts.
CREATE TABLE customers (
  id BIGINT PRIMARY KEY REFERENCES logins (id),
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  external_id TEXT,
  details TEXT NOT NULL,
  UNIQUE (vendor, external_id)
);

-- Codes on paper for whoever lost the telephone; each is good once.
CREATE TABLE recovery_codes (
  login BIGINT NOT NULL REFERENCES logins (id),
  hash TEXT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (login, hash)
);

-- Sessions, of which only the hash of the secret is kept. `last_seen_at` lags by up to a minute.
CREATE TABLE sessions (
  id BIGINT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  login BIGINT NOT NULL REFERENCES logins (id),
  peer TEXT NOT NULL,
  client TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_login ON sessions (login, id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- Links by which a person sets a password, once.
CREATE TABLE password_links (
  hash TEXT PRIMARY KEY,
  login BIGINT NOT NULL REFERENCES logins (id),
  expires_at BIGINT NOT NULL
);
CREATE INDEX password_links_by_login ON password_links (login);

-- The catalogue. Editions are a closed list whose order is a rule; a vendor names them and says for which tiers they are sold.
-- `tiers` and `limits` are JSON.
CREATE TABLE editions (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  sold BIGINT NOT NULL,
  proxy BIGINT NOT NULL,
  tiers TEXT NOT NULL,
  limits TEXT NOT NULL,
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, code)
);

-- `offers` is JSON: edition to buy or included.
CREATE TABLE addons (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  unit TEXT NOT NULL,
  offers TEXT NOT NULL,
  trial TEXT NOT NULL,
  trial_days BIGINT NOT NULL,
  trial_quantity BIGINT,
  lapse TEXT NOT NULL,
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, code)
);

-- Price lists in one currency each. One that holds, or held, no longer changes, except that its end may be set.
CREATE TABLE price_lists (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  code TEXT NOT NULL,
  currency TEXT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (vendor, code)
);

-- `users` is 0 for any number; `amount` counts minor units of the list's currency, net of tax.
CREATE TABLE prices (
  list BIGINT NOT NULL REFERENCES price_lists (id),
  edition TEXT NOT NULL,
  proxy BIGINT NOT NULL,
  users BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (list, edition, proxy, users)
);
CREATE TABLE addon_prices (
  list BIGINT NOT NULL REFERENCES price_lists (id),
  addon TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (list, addon)
);

-- How long upgrade protection can be bought for, and what it costs in hundredths of a percent of the list price.
CREATE TABLE maintenance_terms (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  months BIGINT NOT NULL,
  basis_points BIGINT NOT NULL,
  reinstatement_basis_points BIGINT NOT NULL,
  sold BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, code)
);

-- Signing keys of which the private half is still needed, sealed. Which key signs and which will, the ring says.
CREATE TABLE signing_keys (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  kid TEXT NOT NULL,
  secret TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, kid)
);

-- Each vendor's ring of keys, as JSON; what is planned for it until a root has signed that; and the key sets that were signed,
-- of which the last one holds. `made` names the key that was made for the plan.
CREATE TABLE key_rings (
  vendor BIGINT PRIMARY KEY REFERENCES vendors (id),
  ring TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE TABLE key_plans (
  vendor BIGINT PRIMARY KEY REFERENCES vendors (id),
  ring TEXT NOT NULL,
  key_set TEXT NOT NULL,
  made TEXT,
  created_at BIGINT NOT NULL
);
CREATE TABLE key_sets (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  seq BIGINT NOT NULL,
  signed TEXT NOT NULL,
  installed_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, seq)
);
