/** Saves of each client, as a document says. */
type Counts = Readonly<Record<string, number>>;

/** A document on which clients count, wherever it is kept. */
export interface Counter {
  read(): Promise<{ readonly counts: Counts; readonly tag: string }>;
  /** Saves, if the version by this tag is still the current one; answers whether it did. */
  save(counts: Counts, tag: string): Promise<boolean>;
}

/** What counting came to. */
export interface Counted {
  /** Accepted saves. */
  readonly saves: number;
  /** How many of them the document does not have in the end. */
  readonly lost: number;
  readonly seconds: number;
}

/**
 * Has clients count on one document, each as often as it can: it reads, adds one to its own number and saves all numbers;
 * where another was faster, it reads again. So whatever overwrites what its author had not seen is missing in the end.
 */
export async function countTogether(
  counter: Counter,
  clients: number,
  goOn: (saves: number) => boolean,
): Promise<Counted> {
  const one = async (name: string): Promise<number> => {
    let saves = 0;
    while (goOn(saves)) {
      const { counts, tag } = await counter.read();
      if (await counter.save({ ...counts, [name]: (counts[name] ?? 0) + 1 }, tag)) saves += 1;
    }
    return saves;
  };
  const started = performance.now();
  const names = Array.from({ length: clients }, (_, at) => `client-${at}`);
  const saves = await Promise.all(names.map(one));
  const seconds = (performance.now() - started) / 1_000;
  const { counts } = await counter.read();
  const lost = names.reduce((sum, name, at) => sum + Math.abs(saves[at]! - (counts[name] ?? 0)), 0);
  return { saves: saves.reduce((sum, each) => sum + each, 0), lost, seconds };
}
