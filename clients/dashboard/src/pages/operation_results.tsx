/** What came of one request of an operation, in words. */

import { type Exceeded, type FieldError, Problem, type types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { sentence } from '../model/api.ts';
import { may } from '../model/session.ts';
import { human } from '../model/words.ts';
import { decoded, to } from '../router.ts';
import { Counts } from '../ui/notice.tsx';
import { Badge } from '../ui/parts.tsx';
import { Told } from '../ui/told.tsx';

type Result = types.OperationResult;

/** What is known of the body of one that failed. */
interface Refusal {
  detail?: string;
  instance?: string;
  errors?: FieldError[];
  exceeded?: Exceeded[];
}

/** Whether somebody asked for what is not for them. */
export const isRefused = (caught: unknown): boolean => caught instanceof Problem && caught.status === 403;

const isFailure = ({ status }: Result): boolean => status >= 400;

export function Verdict(props: { of: Result }): JSX.Element {
  const words = () => (isFailure(props.of) ? 'Failed' : props.of.status === 201 ? 'Made' : 'Done');
  return <div><Badge tone={isFailure(props.of) ? 'bad' : 'good'}>{words()}</Badge><span class="under">{props.of.status}</span></div>;
}

/** Pages of objects, by the collection of the API that these are in. */
const PAGES: Record<string, string> = {
  tenants: 'tenants', plans: 'plans', domains: 'domains', mailboxes: 'mailboxes', administrators: 'administrators',
  'oauth-clients': 'applications', 'webhook-endpoints': 'webhooks', 'access-rules': 'access-rules',
};

/** The object it was about; a link to that which was made, or is there already. */
export function Subject(props: { of: Result }): JSX.Element {
  const at = () => props.of.location ?? (isFailure(props.of) ? (props.of.body as Refusal | undefined)?.instance : undefined);
  const parts = (): [collection: string, key: string] | undefined => {
    const [, collection = '', key = ''] = /^\/v1\/([a-z-]+)\/([^/?]+)$/.exec(at() ?? '') ?? [];
    return PAGES[collection] ? [collection, decoded(key)] : undefined;
  };
  const isThere = () => props.of.location !== undefined || props.of.status === 412;
  return (
    <Show when={at()} fallback={<span class="soft">–</span>}>
      <Show when={parts()} fallback={<code>{at()}</code>}>
        {(of) => (
          <Show when={isThere() && may('get', `/v1/${of()[0]}`)} fallback={<span class="targets">{of()[1]}</span>}>
            <a class="targets" href={to([PAGES[of()[0]] ?? '', of()[1]])}>{of()[1]}</a>
          </Show>
        )}
      </Show>
    </Show>
  );
}

/** Why it failed, or what it was answered with. */
export function Answer(props: { of: Result }): JSX.Element {
  return (
    <Show when={props.of.body} fallback={<span class="soft">Nothing more</span>}>
      {(body) => (
        <Show when={isFailure(props.of)} fallback={<details><summary>What was answered</summary><pre class="scrolled" tabindex="0">{JSON.stringify(body(), null, 2)}</pre></details>}>
          <Why of={body()} />
        </Show>
      )}
    </Show>
  );
}

/** The words of the server; those for each field say more than those for all of them. */
function Why(props: { of: Refusal }): JSX.Element {
  const errors = () => props.of.errors ?? [];
  return (
    <div>
      <Show when={errors().length > 0} fallback={<Told text={sentence(props.of.detail ?? '')} />}>
        <ul class="several"><For each={errors()}>{(one) => <li>{human(one.pointer.replaceAll('/', ' '))}: <Told text={one.detail} /></li>}</For></ul>
      </Show>
      <Counts of={props.of.exceeded ?? []} />
    </div>
  );
}
