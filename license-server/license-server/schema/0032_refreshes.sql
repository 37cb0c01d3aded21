-- Requests that were answered, so that none is answered twice, until they would be too old to be taken. In the order in which they
-- are forgotten, which is about the order in which they come: each lands beside the one before. Those of the day before this step
-- are told by their ratchets.
DROP TABLE request_nonces;
CREATE TABLE request_nonces (
  forget_at BIGINT NOT NULL,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  nonce TEXT NOT NULL,
  PRIMARY KEY (forget_at, vendor, nonce)
) /* clustered */;

-- `until` of a live activation is when to look whether it has been silent for 90 days; it is put off by then, not at each call.
UPDATE activations SET until = seen_at + 7776000000000 WHERE state = 'live';
