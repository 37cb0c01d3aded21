// Makes a domain with a mailbox, lists everybody, and changes what nobody else changed meanwhile.
//
// usage: PENNYPOST_URL=https://mail.example.org PENNYPOST_TOKEN=pp_… node examples/welcome.mjs example.org

import { Client, Problem } from '@pennypost/client';

const domain = process.argv[2] ?? 'example.org';
const mail = new Client({ baseUrl: process.env['PENNYPOST_URL'] ?? '', token: process.env['PENNYPOST_TOKEN'] });

try {
  await mail.post('/v1/domains', { body: { name: domain } });
} catch (error) {
  if (!(error instanceof Problem && error.code === 'already_exists')) {
    throw error;
  }
}
const made = await mail.post('/v1/mailboxes', {
  body: { address: `anna@${domain}`, password: 'correct horse battery', quota_bytes: 5 * 2 ** 30 },
});
console.log(made.body.address, 'is', made.body.status);

// Lists are read page after page.
for await (const mailbox of mail.pages('/v1/mailboxes', { query: { domain } })) {
  console.log(mailbox.address, mailbox.used_bytes);
}

// A change that is refused when somebody else was faster.
const path = { address: made.body.address };
try {
  await mail.patch('/v1/mailboxes/{address}', { path, body: { quota_bytes: null }, ifMatch: made.etag });
} catch (error) {
  if (!(error instanceof Problem && error.code === 'precondition_failed')) {
    throw error;
  }
  console.log('read it again first');
}
