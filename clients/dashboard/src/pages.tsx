/** Which pages there are, who sees them, and what an address leads to. */

import type { JSX } from 'solid-js';
import { byToken, isHolder, may } from './model/session.ts';
import { AccessRulePage, AccessRules } from './pages/access_rules.tsx';
import { Account } from './pages/account.tsx';
import { AdministratorPage, Administrators } from './pages/administrators.tsx';
import { Aliases } from './pages/aliases.tsx';
import { ApplicationPage, Applications } from './pages/applications.tsx';
import { Audit } from './pages/audit.tsx';
import { DomainPage } from './pages/domain.tsx';
import { Domains } from './pages/domains.tsx';
import { Events } from './pages/events.tsx';
import { LicensePage } from './pages/license.tsx';
import { Listeners } from './pages/listeners.tsx';
import { MailSessions } from './pages/mail_sessions.tsx';
import { MailboxPage } from './pages/mailbox.tsx';
import { MailboxImport, mayImport } from './pages/mailbox_import.tsx';
import { Mailboxes } from './pages/mailboxes.tsx';
import { Messages, TracePage } from './pages/messages.tsx';
import { OperationPage, Operations } from './pages/operations.tsx';
import { Overview } from './pages/overview.tsx';
import { PlanPage, Plans } from './pages/plans.tsx';
import { Queue, QueueMessagePage } from './pages/queue.tsx';
import { Settings } from './pages/settings.tsx';
import { SettingsGroupPage } from './pages/settings_group.tsx';
import { Tasks } from './pages/tasks.tsx';
import { TenantPage } from './pages/tenant.tsx';
import { Tenants } from './pages/tenants.tsx';
import { Tokens } from './pages/tokens.tsx';
import { EndpointPage, Webhooks } from './pages/webhooks.tsx';
import type { IconName } from './ui/icon.tsx';
import { Page } from './ui/parts.tsx';

interface Entry {
  key: string;
  words: string;
  icon: IconName;
  group: string;
  shown: () => boolean;
  list: () => JSX.Element;
  one?: (key: string) => JSX.Element;
}

export const GROUPS = ['', 'Customers', 'Mail', 'Traffic', 'Server', 'Access and records'];

const reads = (path: string) => () => may('get', path);

export const PAGES: Entry[] = [
  { key: '', words: 'Overview', icon: 'overview', group: '', shown: () => !isHolder(), list: () => <Overview /> },
  { key: '', words: 'Your account', icon: 'administrators', group: '', shown: isHolder, list: () => <Account /> },
  { key: 'tenants', words: 'Tenants', icon: 'tenants', group: 'Customers', shown: reads('/v1/tenants'), list: () => <Tenants />, one: (key) => <TenantPage key={key} /> },
  { key: 'plans', words: 'Plans', icon: 'plans', group: 'Customers', shown: reads('/v1/plans'), list: () => <Plans />, one: (key) => <PlanPage key={key} /> },
  { key: 'domains', words: 'Domains', icon: 'domains', group: 'Mail', shown: reads('/v1/domains'), list: () => <Domains />, one: (key) => <DomainPage key={key} /> },
  { key: 'mailboxes', words: 'Mailboxes', icon: 'mailboxes', group: 'Mail', shown: reads('/v1/mailboxes'), list: () => <Mailboxes />, one: (key) => (key === 'import' && mayImport() ? <MailboxImport /> : <MailboxPage key={key} />) },
  { key: 'aliases', words: 'Aliases', icon: 'aliases', group: 'Mail', shown: reads('/v1/aliases'), list: () => <Aliases /> },
  { key: 'queue', words: 'Queue', icon: 'queue', group: 'Traffic', shown: reads('/v1/queue/messages'), list: () => <Queue />, one: (key) => <QueueMessagePage key={key} /> },
  { key: 'messages', words: 'Message trace', icon: 'messages', group: 'Traffic', shown: reads('/v1/messages'), list: () => <Messages />, one: (key) => <TracePage key={key} /> },
  { key: 'mail-sessions', words: 'Mail sessions', icon: 'sessions', group: 'Traffic', shown: reads('/v1/mail-sessions'), list: () => <MailSessions /> },
  { key: 'access-rules', words: 'Blocks', icon: 'blocks', group: 'Traffic', shown: () => may('get', '/v1/access-rules') || may('get', '/v1/failed-logins'), list: () => <AccessRules />, one: (key) => <AccessRulePage key={key} /> },
  { key: 'settings', words: 'Settings', icon: 'settings', group: 'Server', shown: reads('/v1/settings'), list: () => <Settings />, one: (key) => <SettingsGroupPage key={key} /> },
  { key: 'listeners', words: 'Listeners', icon: 'listeners', group: 'Server', shown: () => may('get', '/v1/listeners') || may('get', '/v1/certificates'), list: () => <Listeners /> },
  { key: 'license', words: 'Licence', icon: 'license', group: 'Server', shown: reads('/v1/license'), list: () => <LicensePage /> },
  { key: 'tasks', words: 'Tasks', icon: 'tasks', group: 'Server', shown: reads('/v1/tasks'), list: () => <Tasks /> },
  { key: 'operations', words: 'Operations', icon: 'operations', group: 'Server', shown: reads('/v1/operations'), list: () => <Operations />, one: (key) => <OperationPage key={key} /> },
  { key: 'administrators', words: 'Administrators', icon: 'administrators', group: 'Access and records', shown: reads('/v1/administrators'), list: () => <Administrators />, one: (key) => <AdministratorPage key={key} /> },
  { key: 'tokens', words: 'API tokens', icon: 'tokens', group: 'Access and records', shown: reads('/v1/tokens'), list: () => <Tokens /> },
  { key: 'applications', words: 'Applications', icon: 'applications', group: 'Access and records', shown: reads('/v1/oauth-clients'), list: () => <Applications />, one: (key) => <ApplicationPage key={key} /> },
  { key: 'webhooks', words: 'Webhooks', icon: 'webhooks', group: 'Access and records', shown: reads('/v1/webhook-endpoints'), list: () => <Webhooks />, one: (key) => <EndpointPage key={key} /> },
  { key: 'events', words: 'Events', icon: 'events', group: 'Access and records', shown: reads('/v1/events'), list: () => <Events /> },
  { key: 'audit', words: 'Audit trail', icon: 'audit', group: 'Access and records', shown: reads('/v1/audit-lines'), list: () => <Audit /> },
];

/** The page an address leads to. */
export function pageAt([key = '', object, ...rest]: string[]): JSX.Element {
  // It is all that a holder sees; what somebody else left in the address is not for them.
  if (isHolder()) {
    return <Account />;
  }
  if (key === 'account' && object === undefined && !byToken()) {
    return <Account />;
  }
  const entry = PAGES.find((one) => one.key === key);
  if (entry?.shown() && rest.length === 0) {
    if (object === undefined) {
      return entry.list();
    }
    if (entry.one) {
      return entry.one(object);
    }
  }
  return (
    <Page title="There is no such page">
      <p>Nothing is at this address, or it is not for you. <a href="#/">Go to the overview</a>.</p>
    </Page>
  );
}
