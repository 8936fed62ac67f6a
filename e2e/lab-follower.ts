import { setTimeout as sleep } from 'node:timers/promises';
import { EventParser } from '@/lib/client/live/event-parser';
import type { LabState, ProgressRow } from '@/lib/lab/people/lab-view';

/** Somebody who follows a lab for as long as it takes: when the stream breaks they come back, and go on where they were. */
export class LabFollower {
  /** The ids of all exchanges that were told, as often as they were. */
  readonly exchanges: string[] = [];
  /** How the lab stood when it was told last. */
  lab: LabState | null = null;
  /** The names of the clients that the lab had then. */
  clients: readonly string[] = [];
  /** How far each client has come with each challenge, as teachers are told. */
  readonly progress = new Map<string, ProgressRow>();
  /** How often they had to come back. */
  returns = 0;
  readonly #left = new AbortController();
  readonly #target: () => string;
  readonly #fields: Readonly<Record<string, string>>;

  /**
   * `target` answers with the address of the lab's stream, perhaps at another instance each time; `fields` say who
   * follows.
   */
  constructor(target: () => string, fields: Readonly<Record<string, string>> = {}) {
    this.#target = target;
    this.#fields = fields;
  }

  /** Follows until `leave`. */
  async follow(): Promise<void> {
    let lastEventId: string | null = null;
    while (!this.#left.signal.aborted) {
      const parser: EventParser = new EventParser(lastEventId);
      try {
        const headers = {
          ...this.#fields,
          ...(lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }),
        };
        const answer = await fetch(this.#target(), { headers, signal: this.#left.signal });
        if (answer.status !== 200) throw new Error(`The stream was answered ${answer.status}.`);
        const decoder = new TextDecoder();
        for await (const bytes of answer.body!) this.#take(parser, decoder.decode(bytes, { stream: true }));
      } catch {
        // Broken, or refused by an instance that is just going: comes back.
      }
      lastEventId = parser.lastEventId;
      this.returns += 1;
      await sleep(50);
    }
  }

  leave(): void {
    this.#left.abort();
  }

  #take(parser: EventParser, text: string): void {
    for (const { type, data } of parser.push(text)) {
      const said = JSON.parse(data);
      if (type === 'lab') this.lab = said.lab;
      else if (type === 'clients') this.clients = said.clients.map(({ name }: { name: string }) => name);
      else if (type === 'progress') this.progress.set(`${said.name}, ${said.challenge}`, said);
      else if (type === 'exchange') this.exchanges.push(said.exchange.id);
    }
  }
}
