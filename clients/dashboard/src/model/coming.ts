/** Objects of operations that a server may not have yet; their pages are hidden until it does. */

export interface Counts {
  delivered: number;
  waiting: number;
  failed: number;
  deleted: number;
  refused: number;
}

export interface Message {
  id: string;
  origin: string;
  outcome: string;
  at: string;
  sender: string;
  recipients: string[];
  counts: Counts;
  message_id: string | null;
  size_bytes: number;
  reply: string | null;
}

export interface MessageEvent {
  at: string;
  kind: string;
  recipient: string | null;
  host: string | null;
  ip: string | null;
  tls: string | null;
  reply: string | null;
  due_at: string | null;
  report_id: string | null;
  actor: string | null;
}

export interface MessageTrace extends Omit<Message, 'recipients'> {
  peer_ip: string | null;
  helo: string | null;
  tls: string | null;
  login: string | null;
  authentication_results: string | null;
  about_id: string | null;
  queue_id: string | null;
  recipients: { recipient: string; address: string; status: string; mailbox_id: string | null; reply: string | null }[];
  events: MessageEvent[];
}

/** Something that goes on after its request was answered. */
export interface Work {
  id: string;
  kind?: string;
  type?: string;
  action?: string;
  object?: string | null;
  status?: string;
  done?: boolean;
  progress?: { done?: number; completed?: number; total?: number | null; message?: string | null } | number | null;
  result?: unknown;
  error?: { detail?: string; code?: string } | string | null;
  created_at?: string;
  started_at?: string | null;
  updated_at?: string | null;
  finished_at?: string | null;
}

export interface Endpoint {
  id: string;
  url: string;
  description: string;
  events: string[];
  status: string;
  disabled_reason: string | null;
  secret?: string;
  public_key: string;
  previous_secret_expires_at: string | null;
  failing_since: string | null;
  created_at: string;
}

export interface Delivery {
  id: string;
  type: string;
  status: string;
  body: string;
  attempts_made: number;
  attempts: { number: number; at: string; duration_ms: number; status: number | null; answer: string | null; error: string | null }[];
  next_attempt_at: string | null;
  event_at: string;
  finished_at: string | null;
}

/** What DNS shows of a record that it should show. */
export interface Checked {
  purpose?: string;
  name: string;
  type: string;
  value?: string;
  expected?: string;
  status: string;
  found?: string[] | string | null;
  detail?: string | null;
}
