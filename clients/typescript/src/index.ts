/**
 * Client of the Pennypost mail server's REST API. Types are made from the API's OpenAPI document; what is written by hand is
 * how a call travels: token, retries, errors, pages, events. It knows nothing of the server but that document.
 */

export { Client, type ClientOptions } from './client.js';
export type { Common, Item, Options, PagePath, Path, Sent, Success } from './calls.js';
export { Failure, Problem, Unreachable, Unreadable, type Conflict, type Exceeded, type FieldError } from './errors.js';
export type { StreamEvent } from './events.js';
export type { Reply } from './reply.js';
export { NEVER, type Retry } from './retry.js';
export type * as types from './schema.js';
export { UnverifiedWebhook, verifyWebhook, type WebhookOptions } from './webhooks.js';
