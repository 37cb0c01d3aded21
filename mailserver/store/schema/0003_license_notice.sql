-- The reasons for the licence's state as they were last told to the feed, and when the postmaster was last written to.
ALTER TABLE license ADD COLUMN reasons TEXT;
ALTER TABLE license ADD COLUMN noticed_at BIGINT;
