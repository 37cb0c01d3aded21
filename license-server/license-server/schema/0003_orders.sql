-- What a vendor prints on invoices, as JSON: name, address, tax, how to pay.
CREATE TABLE sellers (
  vendor BIGINT PRIMARY KEY REFERENCES vendors (id),
  document TEXT NOT NULL,
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Quotes: what something costs today, and for how long that is promised. `paper` is JSON: what there is, what is wanted, the lines,
-- the tax. A quote is ordered at most once.
CREATE TABLE quotes (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  customer BIGINT NOT NULL REFERENCES customers (id),
  license BIGINT REFERENCES licenses (id),
  kind TEXT NOT NULL,
  terms TEXT NOT NULL,
  paper TEXT NOT NULL,
  valid_until BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX quotes_by_end ON quotes (valid_until);

-- Orders. `before` is JSON of how the licence was, to which it goes back when the order is undone.
CREATE TABLE orders (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  customer BIGINT NOT NULL REFERENCES customers (id),
  license BIGINT REFERENCES licenses (id),
  quote BIGINT NOT NULL UNIQUE REFERENCES quotes (id),
  kind TEXT NOT NULL,
  terms TEXT NOT NULL,
  state TEXT NOT NULL,
  invoice BIGINT NOT NULL,
  before TEXT,
  created_by TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX orders_by_vendor ON orders (vendor, id);
CREATE INDEX orders_by_license ON orders (license, id);
CREATE UNIQUE INDEX orders_by_invoice ON orders (invoice);

-- The last number of each vendor's invoices. Numbers have no gaps: one is taken in the transaction that keeps its invoice.
CREATE TABLE invoice_numbers (
  vendor BIGINT PRIMARY KEY REFERENCES vendors (id),
  last BIGINT NOT NULL
);

-- Invoices. `paper` is JSON of everything that is printed, as it was on its day; it never changes.
CREATE TABLE invoices (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  customer BIGINT NOT NULL REFERENCES customers (id),
  license BIGINT REFERENCES licenses (id),
  number TEXT NOT NULL,
  paper TEXT NOT NULL,
  currency TEXT NOT NULL,
  total BIGINT NOT NULL,
  paid BIGINT NOT NULL,
  state TEXT NOT NULL,
  extension TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  issued_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (vendor, number)
);
CREATE INDEX invoices_by_vendor ON invoices (vendor, id);
CREATE INDEX invoices_by_customer ON invoices (customer, id);
CREATE INDEX invoices_by_due ON invoices (state, due_at);

-- Money that came in, or was taken back: then `reverses` is the payment that it undoes. `external` is the provider's own name for
-- it; money that fits no open invoice is kept with `applied` 0 until staff returns it.
CREATE TABLE payments (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  invoice BIGINT NOT NULL REFERENCES invoices (id),
  method TEXT NOT NULL,
  amount BIGINT NOT NULL,
  applied BIGINT NOT NULL,
  reverses BIGINT REFERENCES payments (id),
  reference TEXT NOT NULL,
  external TEXT,
  value_date TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (vendor, external)
);
CREATE INDEX payments_by_invoice ON payments (invoice, id);
CREATE INDEX payments_by_reversed ON payments (reverses);

-- Which reminders of an invoice were sent, by the day after its date.
CREATE TABLE invoice_reminders (
  invoice BIGINT NOT NULL REFERENCES invoices (id),
  day BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (invoice, day)
);

-- How a vendor's mails are sent: JSON, and the password sealed.
CREATE TABLE mail_settings (
  vendor BIGINT PRIMARY KEY REFERENCES vendors (id),
  document TEXT NOT NULL,
  password TEXT,
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Mails on their way: tried until `next_at` is past, again and again, then given up. `refers_to` names what it is about.
CREATE TABLE mails (
  id BIGINT PRIMARY KEY,
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  kind TEXT NOT NULL,
  refers_to TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  error TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at BIGINT
);
CREATE INDEX mails_by_vendor ON mails (vendor, id);
CREATE INDEX mails_by_turn ON mails (state, next_at);

-- Payment providers of a vendor: JSON, and two secrets, sealed.
CREATE TABLE payment_providers (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  provider TEXT NOT NULL,
  document TEXT NOT NULL,
  api_key TEXT,
  signing_secret TEXT,
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, provider)
);

-- Pages at a provider on which an invoice can be paid.
CREATE TABLE checkouts (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  provider TEXT NOT NULL,
  session TEXT NOT NULL,
  invoice BIGINT NOT NULL REFERENCES invoices (id),
  amount BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, provider, session)
);
CREATE INDEX checkouts_by_invoice ON checkouts (invoice);

-- What a provider has told, so that nothing is booked twice.
CREATE TABLE provider_events (
  vendor BIGINT NOT NULL REFERENCES vendors (id),
  provider TEXT NOT NULL,
  event TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, provider, event)
);
CREATE INDEX provider_events_by_time ON provider_events (received_at);

-- Which notices of a trial's end were sent, by the days that were left of this term.
CREATE TABLE license_notices (
  license BIGINT NOT NULL REFERENCES licenses (id),
  term BIGINT NOT NULL,
  days BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (license, term, days)
);
