import { setTimeout as sleep } from 'node:timers/promises';
import { EventParser } from '@/lib/client/live/event-parser';
import type { LabState } from '@/lib/lab/people/lab-view';

/** Somebody who follows a lab for as long as it takes: when the stream breaks they come back, and go on where they were. */
export class LabFollower {
  /** The ids of all exchanges that were told, as often as they were. */
  readonly exchanges: string[] = [];
  /** How the lab stood when it was told last. */
  lab: LabState | null = null;
  /** How many clients the lab had then. */
  clients = 0;
  /** How often they had to come back. */
  returns = 0;
  readonly #left = new AbortController();
  readonly #target: () => string;

  /** `target` answers with the address of the lab's stream, perhaps at another instance each time. */
  constructor(target: () => string) {
    this.#target = target;
  }

  /** Follows until `leave`. */
  async follow(): Promise<void> {
    let lastEventId: string | null = null;
    while (!this.#left.signal.aborted) {
      const parser: EventParser = new EventParser(lastEventId);
      try {
        const headers = new Headers(lastEventId === null ? [] : [['Last-Event-ID', lastEventId]]);
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
      else if (type === 'clients') this.clients = said.clients.length;
      else this.exchanges.push(said.exchange.id);
    }
  }
}
