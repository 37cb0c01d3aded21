// A neighbour in between that loses things: it passes requests on, and says 503 or nothing where it is told to.

import { createServer, request } from 'node:http';

/**
 * `plan` says what becomes of each request in turn: `lost` is done but not answered, `busy` is not done, everything after is
 * passed on.
 *
 * @param {string} behind
 * @param {('lost' | 'busy')[]} plan
 * @returns {Promise<{address: string, keys: (string | undefined)[], close: () => void}>}
 */
export async function flaky(behind, plan) {
  /** @type {(string | undefined)[]} */
  const keys = [];
  const server = createServer((asked, answer) => {
    const key = asked.headers['idempotency-key'];
    keys.push(Array.isArray(key) ? key[0] : key);
    const fate = plan.shift();
    if (fate === 'busy') {
      asked.resume();
      answer.writeHead(503, { 'retry-after': '0' }).end();
      return;
    }
    const passed = request(new URL(asked.url ?? '/', behind), { method: asked.method ?? 'GET', headers: asked.headers });
    passed.on('response', (said) => {
      if (fate === 'lost') {
        said.resume().on('end', () => answer.destroy());
      } else {
        said.pipe(answer.writeHead(said.statusCode ?? 500, said.headers));
      }
    });
    asked.pipe(passed);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}`, keys, close: () => server.close() };
}
