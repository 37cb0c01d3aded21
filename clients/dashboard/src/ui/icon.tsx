/** Small drawings beside words; they say nothing that the words do not. */

import type { JSX } from 'solid-js';

const PATHS = {
  overview: 'M3 12h4l3-8 4 16 3-8h4',
  tenants: 'M4 21V5l8-2v18M12 9l8 2v10M2 21h20M8 8v.01M8 12v.01M8 16v.01M16 14v.01M16 17.500v.01',
  plans: 'M4 6h16M4 12h16M4 18h10',
  domains: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  mailboxes: 'M3 6h18v12H3zM3 7l9 7 9-7',
  aliases: 'M4 12h12M12 7l5 5-5 5M20 5v14',
  queue: 'M4 5h16M4 10h16M4 15h9M17 14v6M14 17l3 3 3-3',
  messages: 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM14.500 14.500 20 20',
  sessions: 'M3 5h18v11H3zM9 20h6M12 16v4M7.500 10.500l2.500 2.500 5-5',
  blocks: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM6 6l12 12',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5',
  listeners: 'M12 11v10M8.500 14a4.500 4.500 0 1 1 7 0M5.500 17a8.500 8.500 0 1 1 13 0',
  tasks: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  operations: 'M4 19V9M10 19V5M16 19v-7M21 19H3',
  license: 'M8 14a5 5 0 1 1 4.600-7H21v4h-3v3h-4l-1.400-1.500A5 5 0 0 1 8 14zM8 9v.01',
  tokens: 'M6 10h12v10H6zM9 10V7a3 3 0 0 1 6 0v3M12 14v2',
  applications: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  webhooks: 'M9 8a3.500 3.500 0 1 1 5 3l3 5M7 12a3.500 3.500 0 1 0 4 5h6M17 13.500a3.500 3.500 0 1 1-2 6',
  events: 'M13 3 5 14h6l-1 7 9-12h-6z',
  audit: 'M6 3h9l4 4v14H6zM9 11h7M9 15h7M9 7h3',
  administrators: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.500 20c.700-4 3.600-6 7.500-6s6.800 2 7.500 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 4 2.500 20h19zM12 10v5M12 17.500v.01',
  info: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 11v5M12 8v.01',
  check: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM8 12.500l3 3 5-6',
  plus: 'M12 5v14M5 12h14',
  back: 'M14 6l-6 6 6 6',
  up: 'M6 14l6-6 6 6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  out: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon(props: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.750" stroke-linecap="round" stroke-linejoin="round">
      <path d={PATHS[props.name]} />
    </svg>
  );
}
