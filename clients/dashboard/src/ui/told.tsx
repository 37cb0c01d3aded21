/** Words of the server, in which what stands between backticks is code. */

import { For, type JSX } from 'solid-js';

export function Told(props: { text: string | undefined }): JSX.Element {
  return <For each={(props.text ?? '').split('`')}>{(part, index) => (index() % 2 === 1 ? <code>{part}</code> : part)}</For>;
}
