-- Addresses that are listened on beside those of the boot file. `service` is a word of the boot file.
CREATE TABLE listeners (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  service TEXT NOT NULL,
  address TEXT NOT NULL,
  enabled BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);

-- Certificates beside the boot file's. Either `chain` is there, PEM, with its sealed key, or the authority that gives one by ACME, whose
-- files lie in the data directory; `ca` is PEM, `names` is separated by spaces.
CREATE TABLE certificates (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  chain TEXT,
  private_key TEXT,
  directory TEXT,
  contact TEXT,
  names TEXT,
  ca TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);
