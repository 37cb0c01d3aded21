-- Sessions that began with an Installation Id, or a link that an installation signed: bound to the one licence, with the rights
-- that `rights` names. Both are null for sessions that began with a password.
ALTER TABLE sessions ADD COLUMN license BIGINT REFERENCES licenses (id);
ALTER TABLE sessions ADD COLUMN rights TEXT;
