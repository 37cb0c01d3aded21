-- Events that readers outside are told of. What happens inside an object (`owner` below 0) is in neither index, so that mail
-- passing through pays nothing for them.
CREATE INDEX feed_told ON feed (position) WHERE owner >= 0;
CREATE INDEX feed_told_by_owner ON feed (owner, position) WHERE owner >= 0;
CREATE INDEX audit_by_actor ON audit (actor, id);
