import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What kind of work a database was asked for: a statement that reads, one that changes, a save, a transaction. */
export type DatabaseWork = 'read' | 'change' | 'save' | 'transaction';

/** Bounds in seconds: what a request takes, from a look into memory to the longest that anybody waits. */
const REQUEST = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30];
/** The same of one piece of work of the database. */
const DATABASE = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10];
/** The same of telling: at once, over a relay, or only as a process that was away comes back. */
const TELLING = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10, 30, 120];

/**
 * What this process counts for whoever runs it, and what it takes; in Prometheus' text. No label ever stands for a document, a
 * person or an address: there are as many series as the code has names for, whatever is asked.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = this.#counter('midair_requests_total', 'Requests to the API that were answered.', [
    'route',
    'method',
    'status',
  ]);
  readonly #requestTime = this.#histogram(
    'midair_request_seconds',
    'The time from the head of a request to the head of its answer.',
    REQUEST,
    ['route'],
  );
  readonly #changes = this.#counter('midair_changes_total', 'Requested changes, by their result.', [
    'of',
    'method',
    'outcome',
  ]);
  readonly #collisions = this.#counter(
    'midair_collisions_total',
    'Changes of documents, labs apart, that were refused because somebody else was faster.',
  );
  readonly #merges = this.#counter(
    'midair_merges_total',
    'Saves of documents, labs apart, that brought two versions together.',
  );
  readonly #limits = this.#counter(
    'midair_limits_met_total',
    'Requests that were refused because a limit was reached.',
    ['limit'],
  );
  readonly #telling = this.#histogram(
    'midair_event_delay_seconds',
    'From a save to telling this process’s readers of it.',
    TELLING,
  );
  readonly #database = this.#histogram(
    'midair_database_seconds',
    'The time that the database takes, with the wait for a connection or a lock.',
    DATABASE,
    ['work'],
  );

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** The media type of the text. */
  get type(): string {
    return this.#registry.contentType;
  }

  /** All of it, as it is now. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** A request was answered, so many seconds after it came; `route` is a pattern. */
  answered(route: string, method: string, status: number, seconds: number): void {
    this.#requests.inc({ route, method, status });
    this.#requestTime.observe({ route }, seconds);
  }

  /** What came of a change. */
  changed(of: 'document' | 'lab', method: string, outcome: string): void {
    this.#changes.inc({ of, method, outcome });
    if (of === 'lab') return;
    if (outcome === 'collision') this.#collisions.inc();
    if (outcome === 'merged') this.#merges.inc();
  }

  /** A request was refused by a limit, such as `updates.person`. */
  limitMet(limit: string): void {
    this.#limits.inc({ limit });
  }

  /** A save was told so many seconds after it; clocks of two machines may make that less than nothing. */
  told(seconds: number): void {
    this.#telling.observe(Math.max(0, seconds));
  }

  /** The database took so many seconds. */
  worked(work: DatabaseWork, seconds: number): void {
    this.#database.observe({ work }, seconds);
  }

  /** Says how many of something there are whenever somebody asks; in place of what did so before under this name. */
  gauge(name: string, help: string, count: () => number): void {
    this.#registry.removeSingleMetric(name);
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(count());
      },
    });
  }

  #counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #histogram(name: string, help: string, buckets: number[], labelNames: string[] = []): Histogram {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.#registry] });
  }
}
