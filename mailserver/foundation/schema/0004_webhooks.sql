-- Who is told of events by signed requests. `owner` is as in `feed`; `events` is JSON: patterns of kinds. `status` is enabled,
-- disabled (`reason` says why) or deleted, which stays until its deliveries are swept. `secret` is sealed; the previous one
-- signs beside it until `previous_until`. Events up to `cursor` have their deliveries; those after `replay_at` up to
-- `replay_end` are to have them once more.
CREATE TABLE webhook_endpoints (
  id BIGINT PRIMARY KEY,
  owner BIGINT NOT NULL,
  url TEXT NOT NULL,
  description TEXT NOT NULL,
  events TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  version TEXT NOT NULL,
  secret TEXT NOT NULL,
  public_key TEXT NOT NULL,
  previous_secret TEXT,
  previous_until BIGINT,
  cursor BIGINT NOT NULL,
  replay_at BIGINT,
  replay_end BIGINT,
  failing_since BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX webhook_endpoints_by_owner ON webhook_endpoints (owner, id);

-- One event for one endpoint. `message` is what receivers know it by, `body` what is sent each time. `due_at` is when it is sent
-- next, null when nothing is to be done; a claim moves it to `claimed_until`. `attempts` counts since it was made or replayed.
CREATE TABLE webhook_deliveries (
  id BIGINT PRIMARY KEY,
  endpoint BIGINT NOT NULL,
  owner BIGINT NOT NULL,
  message TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  due_at BIGINT,
  claimed_until BIGINT,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  UNIQUE (endpoint, message)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint, id);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at);

-- What came of each attempt: the status of the answer with its first bytes, or an error in words.
CREATE TABLE webhook_attempts (
  delivery BIGINT NOT NULL,
  number BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  took_ms BIGINT NOT NULL,
  status BIGINT,
  answer TEXT,
  error TEXT,
  PRIMARY KEY (delivery, number)
);
