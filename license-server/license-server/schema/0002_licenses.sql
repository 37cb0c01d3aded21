-- Licences: what was sold, given or lent for trial. `edition`, `proxy` and `users` (0 for any number) are what is granted now,
-- with the rows of `license_addons`; `previous` is JSON of what was granted before the unpaid order. `state` and `back` are the
-- words of the state machine, `suspended_from` when a suspension takes effect. The key itself is nowhere: `key_hash` is its
-- SHA-256. `seq` rises with every change that a token would show. `due_at` and `invoice` are the open invoice's.
-- `next_change_at` is when a date changes the state.
CREATE TABLE licenses (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  customer BIGINT REFERENCES customers (id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  back TEXT,
  suspended_from BIGINT,
  revoked_from BIGINT,
  key_hash TEXT NOT NULL,
  key_prefix TEXT NOT NULL,
  edition TEXT NOT NULL,
  proxy BIGINT NOT NULL,
  users BIGINT NOT NULL,
  previous TEXT,
  maintenance_until BIGINT,
  maintenance_months BIGINT NOT NULL,
  term BIGINT,
  trial_days BIGINT NOT NULL,
  invoice TEXT,
  due_at BIGINT,
  defaulted BIGINT NOT NULL,
  external_id TEXT,
  reseller TEXT,
  note TEXT NOT NULL,
  seq BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  next_change_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (vendor, key_hash),
  UNIQUE (vendor, external_id)
);
CREATE INDEX licenses_by_customer ON licenses (vendor, customer, id);
CREATE INDEX licenses_by_prefix ON licenses (vendor, key_prefix, id);
CREATE INDEX licenses_by_change ON licenses (next_change_at);

-- Add-ons of licences: bought, tried now, or tried once. `until` is the end of a trial.
CREATE TABLE license_addons (
  license BIGINT NOT NULL REFERENCES licenses (id),
  code TEXT NOT NULL,
  state TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  since BIGINT NOT NULL,
  until BIGINT,
  PRIMARY KEY (license, code)
);

-- Activations: which installation has a licence. `key` is the installation's public key; one activated by host name alone has
-- neither that nor an identifier. `until` is the end of a move, or of an offline token. Of the ratchet only hashes are kept:
-- the one the installation has shown, and the one it was given since. `boots` is JSON: marks of the process starts that were
-- seen, the present one last. `machine` and `usage` are JSON.
CREATE TABLE activations (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  license BIGINT NOT NULL REFERENCES licenses (id),
  state TEXT NOT NULL,
  until BIGINT,
  cloned BIGINT NOT NULL,
  channel TEXT NOT NULL,
  installation TEXT,
  key TEXT,
  hostname TEXT,
  machine TEXT NOT NULL,
  usage TEXT NOT NULL,
  build BIGINT,
  ratchet TEXT,
  offered TEXT,
  boots TEXT NOT NULL,
  token TEXT,
  token_ends_at BIGINT,
  reason TEXT,
  activated_by TEXT NOT NULL,
  peer TEXT,
  activated_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  released_at BIGINT,
  revision BIGINT NOT NULL
);
CREATE INDEX activations_by_license ON activations (license, id);
CREATE INDEX activations_by_vendor ON activations (vendor, id);
CREATE INDEX activations_by_installation ON activations (vendor, installation, id);
CREATE INDEX activations_by_hostname ON activations (vendor, hostname, id);
CREATE INDEX activations_by_state ON activations (state, until);

-- Numbers of requests that were answered, so that none is answered twice; those of online calls are forgotten when they would
-- be too old to be taken.
CREATE TABLE request_nonces (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  nonce TEXT NOT NULL,
  forget_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, nonce)
);
CREATE INDEX request_nonces_by_end ON request_nonces (forget_at);

-- The answer that an offline request got, given again word for word to whoever brings the same request.
CREATE TABLE offline_answers (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  nonce TEXT NOT NULL,
  license BIGINT NOT NULL REFERENCES licenses (id),
  activation BIGINT NOT NULL REFERENCES activations (id),
  answer TEXT NOT NULL,
  forget_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, nonce)
);
CREATE INDEX offline_answers_by_end ON offline_answers (forget_at);

-- Who has tried what: keyed hashes of installation, machine, host domain, email address. `what` is an add-on's code, or empty for
-- the product itself.
CREATE TABLE trial_marks (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  what TEXT NOT NULL,
  mark TEXT NOT NULL,
  license BIGINT NOT NULL REFERENCES licenses (id),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, what, mark)
);
