-- What there is to tell of messages, as it was told: rows that are only added, in the order of their commits. `trace` is the
-- identifier that replies and Received lines name; all rows of one message bear it. A record is JSON (`store/src/traces`).
CREATE TABLE traces (
  entry BIGINT PRIMARY KEY,
  trace BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX traces_by_trace ON traces (trace, entry);

-- Where a search begins: hashes of what people know of a message. They are made afterwards, a run at a time, and a run is
-- written in the order of its index, so that a million keys dirty no more pages than they fill.
CREATE TABLE trace_keys (
  run BIGINT NOT NULL,
  hash BIGINT NOT NULL,
  trace BIGINT NOT NULL,
  PRIMARY KEY (run, hash, trace)
) /* clustered */;
CREATE TABLE trace_runs (
  run BIGINT PRIMARY KEY,
  oldest BIGINT NOT NULL,
  newest BIGINT NOT NULL,
  keys BIGINT NOT NULL
);
CREATE INDEX trace_runs_by_newest ON trace_runs (newest);

-- The last entry whose keys were made: one row.
CREATE TABLE trace_mark (
  id BIGINT PRIMARY KEY,
  entry BIGINT NOT NULL
);
INSERT INTO trace_mark (id, entry) VALUES (1, 0);

-- The trace of a queued message.
ALTER TABLE queue_messages ADD COLUMN trace BIGINT;
CREATE INDEX queue_messages_by_trace ON queue_messages (trace) WHERE trace IS NOT NULL;
