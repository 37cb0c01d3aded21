// What the compiler takes and what it refuses. Nothing here runs.

import { Client, type Sent, type types } from '@pennypost/client';

export async function taken(mail: Client): Promise<void> {
  const { body, etag } = await mail.get('/v1/mailboxes/{address}', { path: { address: 'a@b.example' } });
  const quota: number | null = body.quota_bytes;
  await mail.patch('/v1/mailboxes/{address}', { path: { address: body.address }, body: { quota_bytes: quota }, ifMatch: etag });
  for await (const domain of mail.pages('/v1/domains')) {
    const status: types.DomainStatus = domain.status;
    // A newer server may say another word.
    const other: types.DomainStatus = 'new';
    void [status, other];
  }
  const text: string = (await mail.get('/v1/metrics')).body;
  const nothing: undefined = (await mail.delete('/v1/domains/{domain}', { path: { domain: 'b.example' } })).body;
  const settings = await mail.get('/v1/settings/queue');
  await mail.put('/v1/settings/queue', { body: settings.body, ifMatch: settings.etag });
  void [text, nothing];
}

export async function refused(mail: Client): Promise<void> {
  // @ts-expect-error there is no such path
  await mail.get('/v1/letters');
  // @ts-expect-error it cannot be posted to
  await mail.post('/v1/whoami');
  // @ts-expect-error the path wants its address
  await mail.get('/v1/mailboxes/{address}');
  // @ts-expect-error a mailbox needs an address
  await mail.post('/v1/mailboxes', { body: { password: 'correct horse' } });
  // @ts-expect-error there is no such parameter
  await mail.get('/v1/mailboxes', { query: { colour: 'red' } });
  // @ts-expect-error it is no list
  mail.pages('/v1/whoami');
}

/** What only the server fills in may be left out of what is sent. */
interface Thing {
  readonly id: string;
  name: string;
  parts: { readonly made_at: string; size?: number | null }[];
}
export const sent: Sent<Thing> = { name: 'a', parts: [{ size: null }, {}] };
export const back: Sent<Thing> = { id: 'x', name: 'a', parts: [{ made_at: 'now' }] } satisfies Thing;
