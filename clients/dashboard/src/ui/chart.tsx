/** Line charts over time: lines differ by dash as well as by colour, and a table says the same. */

import { createSignal, createUniqueId, For, type JSX, onCleanup, onMount, Show } from 'solid-js';

export interface Series {
  name: string;
  /** One value for each time; null where nothing is known. */
  values: (number | null)[];
}

const HEIGHT = 170;
const [LEFT, RIGHT, TOP, BOTTOM] = [40, 8, 10, 22];
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export function Chart(props: { title: string; unit: string; times: number[]; series: Series[] }): JSX.Element {
  const id = createUniqueId();
  const [width, setWidth] = createSignal(480);
  const [at, setAt] = createSignal<number>();
  let place!: HTMLDivElement;
  onMount(() => {
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(240, Math.round(entry.contentRect.width))));
    watch.observe(place);
    onCleanup(() => watch.disconnect());
  });
  const top = () => nice(Math.max(0, ...props.series.flatMap(({ values }) => values.map((value) => value ?? 0))));
  // Ten minutes at least, so that the first points do not fly apart.
  const end = () => props.times.at(-1) ?? Date.now();
  const span = () => Math.max(600_000, end() - (props.times[0] ?? end()));
  const x = (time: number) => LEFT + (1 - (end() - time) / span()) * (width() - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / top()) * (HEIGHT - TOP - BOTTOM);
  const line = (values: (number | null)[]) => {
    let text = '';
    let pen = 'M';
    values.forEach((value, index) => {
      if (value === null) {
        pen = 'M';
      } else {
        text += `${pen}${x(props.times[index] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`;
        pen = 'L';
      }
    });
    return text;
  };
  const last = (values: (number | null)[]) => values[at() ?? values.length - 1];
  const point = (event: PointerEvent) => {
    const here = event.clientX - place.getBoundingClientRect().left;
    let best = 0;
    props.times.forEach((time, index) => {
      if (Math.abs(x(time) - here) < Math.abs(x(props.times[best] ?? 0) - here)) {
        best = index;
      }
    });
    setAt(best);
  };
  const summary = () =>
    props.series.map(({ name, values }) => `${name}: ${figure(values.at(-1))} now, ${figure(Math.max(...values.map((value) => value ?? 0), 0))} at most`).join('; ');
  return (
    <figure class="chart">
      <figcaption>
        <h2>{props.title}</h2>
        <span class="soft small">{at() === undefined ? props.unit : CLOCK.format(props.times[at() ?? 0])}</span>
      </figcaption>
      <ul class="legend">
        <For each={props.series}>
          {({ name, values }, index) => (
            <li>
              <svg width="22" height="8" aria-hidden="true"><path class={`line line-${index()}`} d="M1 4H21" /></svg>
              {name} <strong>{figure(last(values))}</strong>
            </li>
          )}
        </For>
      </ul>
      <div ref={place} class="chart-place">
        <svg
          width={width()} height={HEIGHT} viewBox={`0 0 ${width()} ${HEIGHT}`} role="img" aria-labelledby={`${id}-title ${id}-about`}
          onPointerMove={point} onPointerLeave={() => setAt(undefined)}
        >
          <title id={`${id}-title`}>{props.title}</title>
          <desc id={`${id}-about`}>{`${props.unit}. ${summary()}.`}</desc>
          <For each={[0, 0.5, 1]}>
            {(part) => (
              <>
                <path class="grid" d={`M${LEFT} ${y(top() * part)}H${width() - RIGHT}`} />
                <text class="tick" x={LEFT - 6} y={y(top() * part) + 4} text-anchor="end">{figure(top() * part)}</text>
              </>
            )}
          </For>
          <text class="tick" x={LEFT} y={HEIGHT - 5}>{`${Math.round(span() / 60_000)} min ago`}</text>
          <text class="tick" x={width() - RIGHT} y={HEIGHT - 5} text-anchor="end">now</text>
          <For each={props.series}>{({ values }, index) => <path class={`line line-${index()}`} d={line(values)} />}</For>
          <Show when={at() !== undefined}>
            <path class="cross" d={`M${x(props.times[at() ?? 0] ?? 0)} ${TOP}V${HEIGHT - BOTTOM}`} />
          </Show>
        </svg>
      </div>
      <details>
        <summary>As a table</summary>
        <div class="scrolled" tabindex="0" role="region" aria-label={`${props.title} as a table`}>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <For each={props.series}>{({ name }) => <th scope="col">{name}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={[...props.times.keys()].reverse().slice(0, 24)}>
                {(index) => (
                  <tr>
                    <th scope="row">{CLOCK.format(props.times[index])}</th>
                    <For each={props.series}>{({ values }) => <td>{figure(values[index])}</td>}</For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function figure(value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return '–';
  }
  return value >= 10_000 ? `${(value / 1000).toFixed(0)}k` : value >= 10 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}

/** The next number that looks well at the end of an axis, and whose half does too. */
function nice(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [1, 2, 4, 6, 8, 10].map((step) => step * size).find((step) => step >= Math.max(most, 2)) ?? 2;
}
