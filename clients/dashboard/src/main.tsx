/** Starts the dashboard. */

import { render } from 'solid-js/web';
import './style.css';
import { App } from './app.tsx';
import { applyTheme } from './theme.ts';

applyTheme();
render(() => <App />, document.body);
