/** An event as it came off the stream. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
  /** The newest id that the stream gave so far; what a resume has to send. `null` before the first. */
  readonly lastEventId: string | null;
}

/**
 * Cuts an event stream into events, by the rules of WHATWG HTML §9.2.6. `push` takes the text as it arrives, cut
 * anywhere, and answers the events that are complete with it; an event that the end of the stream cut off is dropped.
 */
export class EventParser {
  #rest = '';
  #type = '';
  #data: string[] = [];
  #lastEventId: string | null;
  #begun = false;

  constructor(lastEventId: string | null = null) {
    this.#lastEventId = lastEventId;
  }

  get lastEventId(): string | null {
    return this.#lastEventId;
  }

  push(text: string): readonly StreamEvent[] {
    const events: StreamEvent[] = [];
    let all = this.#rest + text;
    if (!this.#begun && all !== '') {
      this.#begun = true;
      if (all.startsWith('\ufeff')) all = all.slice(1);
    }
    let start = 0;
    for (;;) {
      const end = lineEnd(all, start);
      // A CR at the very end may be the first half of CRLF.
      if (end < 0 || (all[end] === '\r' && end === all.length - 1)) break;
      const event = this.#line(all.slice(start, end));
      if (event) events.push(event);
      start = end + (all[end] === '\r' && all[end + 1] === '\n' ? 2 : 1);
    }
    this.#rest = all.slice(start);
    return events;
  }

  #line(line: string): StreamEvent | null {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event') this.#type = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.#lastEventId = value;
    return null;
  }

  #dispatch(): StreamEvent | null {
    const event =
      this.#data.length > 0
        ? { type: this.#type || 'message', data: this.#data.join('\n'), lastEventId: this.#lastEventId }
        : null;
    this.#type = '';
    this.#data = [];
    return event;
  }
}

function lineEnd(text: string, from: number): number {
  const lf = text.indexOf('\n', from);
  const cr = text.indexOf('\r', from);
  return lf < 0 || (cr >= 0 && cr < lf) ? cr : lf;
}
