-- Heads: the counters that every transaction shares. `id` and `feed` only grow; `feed_tail` is the last position retention took.
CREATE TABLE heads (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);
INSERT INTO heads (name, value) VALUES ('id', 1000), ('feed', 0), ('feed_tail', 0);

-- One row a committer: the number of its last committed group, looked up when the outcome of a COMMIT is unknown.
CREATE TABLE commits (
  writer BIGINT PRIMARY KEY,
  last BIGINT NOT NULL
);

-- The change feed: every write appends here in its own transaction. `owner` scopes an event to a principal's object.
CREATE TABLE feed (
  position BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  owner BIGINT NOT NULL,
  object BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  detail TEXT
);

-- Who did what, from where, and how the object looked before and after (JSON).
CREATE TABLE audit (
  id BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  peer TEXT,
  request TEXT,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  before_json TEXT,
  after_json TEXT
);
CREATE INDEX audit_by_object ON audit (object, id);
