/** Passkeys as the browser makes and shows them (Web Authentication). What a person is asked, the browser asks. */

import type { types } from '@pennypost/client';
import { api } from './api.ts';

/** What newer browsers can be told, beyond what TypeScript knows of them. */
type Told = typeof PublicKeyCredential & { signalUnknownCredential?: (of: { rpId: string; credentialId: string }) => Promise<void> };

/** What was made or shown, as the API takes it. */
export type Credential = types.NewPasskey['credential'];

/** Browsers have passkeys for names: a page at an address has none, not by https either. */
const ADDRESS = /^[\d.]+$|:/;

/** Whether this browser makes and shows passkeys on this page. */
export const areHere: boolean =
  window.isSecureContext && !ADDRESS.test(window.location.hostname) && 'PublicKeyCredential' in window &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

const json = (credential: unknown): Credential => (credential as PublicKeyCredential).toJSON() as unknown as Credential;

/** Asks the browser to make one for whoever is logged in. */
export async function make(signal: AbortSignal): Promise<Credential> {
  const { public_key } = (await api.post('/v1/me/passkeys/challenge', { body: { origin: window.location.origin }, signal })).body;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(public_key as unknown as PublicKeyCredentialCreationOptionsJSON);
  return json(await navigator.credentials.create({ publicKey, signal }));
}

/** Asks the browser for one that logs in. */
export async function show(signal: AbortSignal): Promise<Credential> {
  const { public_key } = (await api.post('/v1/passkey-challenges', { body: { origin: window.location.origin }, signal })).body;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(public_key as unknown as PublicKeyCredentialRequestOptionsJSON);
  return json(await navigator.credentials.get({ publicKey, signal }));
}

/** Says that one which was made is not kept by the server: browsers that listen offer it no more. */
export function disown(made: Credential): void {
  void (PublicKeyCredential as Told).signalUnknownCredential?.({ rpId: window.location.hostname, credentialId: String(made['id']) }).catch(() => undefined);
}

const named = (failure: unknown, ...names: string[]): boolean => failure instanceof DOMException && names.includes(failure.name);

/** Whether the person wanted no more, or not in time: browsers tell pages no difference, nor whether there was a passkey. */
export const isLeft = (failure: unknown): boolean => named(failure, 'NotAllowedError', 'AbortError');

/** Whether the device has one for this site and this person. */
export const isKnown = (failure: unknown): boolean => named(failure, 'InvalidStateError');
