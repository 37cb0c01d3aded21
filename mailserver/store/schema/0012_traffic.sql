-- What a tenant's mailboxes got and its mail that others took over, by month: 202601 is January 2026 (UTC). A message counts with
-- each mailbox or recipient.
CREATE TABLE traffic (
  tenant_id BIGINT NOT NULL,
  month BIGINT NOT NULL,
  received_messages BIGINT NOT NULL,
  received_bytes BIGINT NOT NULL,
  sent_messages BIGINT NOT NULL,
  sent_bytes BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, month)
) /* clustered */;
