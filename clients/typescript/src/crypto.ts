/** The platform's cryptography: in browsers and newer Node global, in Node 18 a module. */
export async function webcrypto(): Promise<Crypto> {
  if (globalThis.crypto !== undefined) {
    return globalThis.crypto;
  }
  // Held in a variable, so that programs that pack this for browsers do not look for it.
  const name = 'node:crypto';
  return ((await import(/* @vite-ignore */ /* webpackIgnore: true */ name)) as { webcrypto: Crypto }).webcrypto;
}
