/** Server-sent events (HTML Living Standard §9.2.6), read from `fetch`, which can show a token. */

/** One event of a stream. */
export interface StreamEvent {
  /** Its identifier, to go on behind it later. */
  id: string;
  /** What happened. */
  type: string;
  /** What it carries: JSON, or the text where it is none. */
  data: unknown;
}

/** The events in an answer. One that is cut off is none. */
export async function* eventsOf(answer: Response): AsyncGenerator<StreamEvent, void, void> {
  let id = '';
  let type = 'message';
  let data: string[] = [];
  for await (const line of linesOf(answer)) {
    if (line === '') {
      if (data.length > 0) {
        yield { id, type, data: parsed(data.join('\n')) };
      }
      [type, data] = ['message', []];
      continue;
    }
    const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (name === 'data') {
      data.push(value ?? '');
    } else if (name === 'event') {
      type = value ?? type;
    } else if (name === 'id') {
      id = value ?? id;
    }
  }
}

async function* linesOf(answer: Response): AsyncGenerator<string, void, void> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    while (reader) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        yield line.replace(/\r$/, '');
      }
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
