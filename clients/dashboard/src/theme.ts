/** Light or dark: as the system says, or as was chosen here. */

import { createSignal } from 'solid-js';

export type Theme = 'system' | 'light' | 'dark';

const PLACE = 'pennypost.theme';

const kept = localStorage.getItem(PLACE);
const [theme, setTheme] = createSignal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

export { theme };

/** Shows the page as was chosen. */
export function applyTheme(): void {
  if (theme() === 'system') {
    delete document.documentElement.dataset['theme'];
  } else {
    document.documentElement.dataset['theme'] = theme();
  }
}

/** Chooses, and remembers it in this browser. */
export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(PLACE, chosen);
  setTheme(chosen);
  applyTheme();
}
