/** What a path of the document takes and answers, as types. */

import type { paths } from './schema.js';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** The paths that have a method. */
export type Path<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: object } ? P : never;
}[keyof paths];

/** The operation of a method on a path. */
export type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never;

/** What may be said with any call. */
export interface Common {
  /** Ends the call when the caller has no more use for it. */
  signal?: AbortSignal | undefined;
  /** Headers beside those the client makes. */
  headers?: Record<string, string> | undefined;
}

/** What may be said with a call that changes something. */
interface Change extends Common {
  /** The `etag` of what was read: the change is refused with 412 when somebody else was faster. */
  ifMatch?: string | undefined;
  /** `*` makes the object only if there is none. */
  ifNoneMatch?: string | undefined;
  /** Names what is asked, so that it is done once however often it is asked; one is made where none is given. */
  idempotencyKey?: string | undefined;
}

type Parameters<O, K extends 'path' | 'query'> = O extends { parameters: infer A }
  ? K extends keyof A
    ? Exclude<A[K], undefined>
    : never
  : never;

type PathPart<O> = [Parameters<O, 'path'>] extends [never] ? unknown : { path: Parameters<O, 'path'> };

type QueryPart<O> = [Parameters<O, 'query'>] extends [never]
  ? unknown
  : Record<string, never> extends Parameters<O, 'query'>
    ? { query?: Undefinable<Parameters<O, 'query'>> }
    : { query: Undefinable<Parameters<O, 'query'>> };

/** What is optional may be undefined too: it is left out. */
type Undefinable<T> = { [K in keyof T]: T[K] | (Record<string, never> extends Pick<T, K> ? undefined : never) };

type BodyPart<O> = O extends { requestBody: { content: infer C } }
  ? { body: Sent<C[keyof C]> }
  : O extends { requestBody?: { content: infer C } }
    ? { body?: Sent<C[keyof C]> }
    : unknown;

/** What a call takes. */
export type Options<P extends keyof paths, M extends Method> = (M extends 'get' ? Common : Change) &
  PathPart<Operation<P, M>> &
  QueryPart<Operation<P, M>> &
  BodyPart<Operation<P, M>>;

/** The options of a call, which may be left out where all of them may. */
export type Rest<T> = Record<string, never> extends T ? [options?: T] : [options: T];

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type ReadOnlyKeys<T> = {
  [K in keyof T]-?: Same<{ [_ in K]: T[K] }, { -readonly [_ in K]: T[K] }> extends true ? never : K;
}[keyof T];

/** An object as it is sent: what only the server fills in may be left out. */
export type Sent<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer E)[]
    ? Sent<E>[]
    : T extends object
      ? { [K in keyof T as K extends ReadOnlyKeys<T> ? never : K]: Sent<T[K]> } & {
          readonly [K in keyof T as K extends ReadOnlyKeys<T> ? K : never]?: T[K];
        }
      : T;

type Contents<O> = O extends { responses: infer R }
  ? { [S in Extract<keyof R, 200 | 201 | 202 | 203 | '2XX'>]: R[S] extends { content: infer C } ? C : never }[Extract<
      keyof R,
      200 | 201 | 202 | 203 | '2XX'
    >]
  : never;
type JsonOf<C> = C extends { 'application/json': infer T } ? T : C extends object ? C[keyof C] : never;

/** Undefined where a success may carry nothing: what is deleted can be there for a while. */
type Bare<O> = O extends { responses: infer R } ? (204 extends keyof R ? undefined : never) : never;

/** What a success carries. */
export type Success<P extends keyof paths, M extends Method> = [Contents<Operation<P, M>>] extends [never]
  ? undefined
  : JsonOf<Contents<Operation<P, M>>> | Bare<Operation<P, M>>;

/** The paths that answer a page of a list. */
export type PagePath = {
  [P in Path<'get'>]: Success<P, 'get'> extends { data: unknown[]; has_more: boolean } ? P : never;
}[Path<'get'>];

/** What a list holds. */
export type Item<P extends PagePath> = Success<P, 'get'> extends { data: (infer T)[] } ? T : never;
