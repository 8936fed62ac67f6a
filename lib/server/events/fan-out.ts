/** Targets served before other work gets its turn: about three milliseconds of writing to sockets. */
const BATCH = 100;

interface Job {
  readonly size: number;
  readonly act: (index: number) => void;
  next: number;
}

/**
 * Does something to many targets, in order and in batches, so that requests that arrive meanwhile are answered between
 * two batches. Jobs never overtake each other.
 */
export class FanOut {
  readonly #jobs: Job[] = [];
  readonly #later: (run: () => void) => void;
  #running = false;

  /** `later` runs its argument after pending input and output had their turn. */
  constructor(later: (run: () => void) => void = setImmediate) {
    this.#later = later;
  }

  /** Takes the targets as they are now; the first batch has its turn after whatever goes on. */
  push<Target>(targets: Iterable<Target>, act: (target: Target) => void): void {
    if (this.#add(targets, act)) this.#later(() => this.#run());
  }

  /** The same, but the first batch is served at once, unless other jobs are before it. */
  begin<Target>(targets: Iterable<Target>, act: (target: Target) => void): void {
    if (this.#add(targets, act)) this.#run();
  }

  /** Whether somebody has to begin. */
  #add<Target>(targets: Iterable<Target>, act: (target: Target) => void): boolean {
    const all = [...targets];
    this.#jobs.push({ size: all.length, act: (index) => act(all[index]!), next: 0 });
    if (this.#running) return false;
    this.#running = true;
    return true;
  }

  #run(): void {
    let left = BATCH;
    while (left > 0) {
      const job = this.#jobs[0];
      if (!job) {
        this.#running = false;
        return;
      }
      if (job.next === job.size) this.#jobs.shift();
      else {
        job.act(job.next++);
        left--;
      }
    }
    this.#later(() => this.#run());
  }
}
