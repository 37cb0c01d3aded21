/** Objects of operations that a server may not have yet; their pages are hidden until it does. */

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
