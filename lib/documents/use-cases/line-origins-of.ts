import { storedContent } from '@/lib/documents/content/content';
import { LineTrace } from '@/lib/documents/content/line-origins';
import { lineStep } from '@/lib/documents/content/line-step';
import { BoundedCache } from '@/lib/documents/model/bounded-cache';
import type { Author, Revision, VersionStep } from '@/lib/documents/model/document';
import type { DocumentRepository } from '@/lib/documents/model/repository';

/** Which versions the lines of a version are from. It never changes, once all of it is known. */
export interface LineOriginsFound {
  /** By line: the version that it is from; 0 where that is not known. */
  readonly origins: Int32Array;
  /** Who saved the versions that lines are from. */
  readonly savedBy: ReadonlyMap<number, Saved>;
  /** The newest version that was not looked at, where lines are older than what was; else `null`. */
  readonly lookedBackTo: number | null;
  /** Whether lines may be older than what they are said to be from, where versions differed too much to compare them. */
  readonly coarse: boolean;
}

interface Saved {
  readonly author: Author;
  readonly savedAt: Date;
}

/**
 * How far one question is followed: pieces of text that were looked at, into how many the text may have fallen, and bytes of
 * versions that have to be compared.
 */
export interface Reach {
  readonly effort: number;
  readonly pieces: number;
  readonly bytes: number;
}

/** Nobody's text falls into so many pieces: it would have as many lines that come from two versions in turns. */
const REACH: Reach = { effort: 4_000_000, pieces: 20_000, bytes: 10_000_000 };
/** Steps that are read from the database at a time. */
const PAGE = 500;
/** How much is done before other requests get a turn. */
const TURN = 50_000;
/** What is kept in memory: lines of versions that were asked for, and changes of versions that had to be compared. */
const KEPT = { lines: 4_000_000, changes: 500_000 };

/**
 * Says which versions the lines of a version are from, by what each version changed: no text is read, but of versions from
 * before that was kept. What was found is remembered, so that a version that follows costs what it changed.
 */
export class LineOrigins {
  readonly #documents: DocumentRepository;
  readonly #reach: Reach;
  readonly #breathe: () => Promise<void>;
  readonly #found = new BoundedCache<LineOriginsFound>(
    KEPT.lines,
    ({ origins, savedBy }) => origins.length + 50 * savedBy.size + 50,
  );
  readonly #compared = new BoundedCache<VersionStep>(KEPT.changes, ({ parents }) =>
    parents.reduce((sum, { changes }) => sum + changes.length, 10),
  );

  /** `breathe` lets whatever else waits have its turn. */
  constructor(documents: DocumentRepository, breathe: () => Promise<void>, reach = REACH) {
    this.#documents = documents;
    this.#breathe = breathe;
    this.#reach = reach;
  }

  /** `null` where there is no such version. */
  async of(id: string, version: number): Promise<LineOriginsFound | null> {
    const key = keyOf(id, version);
    const known = this.#found.get(key);
    if (known) return known;
    const steps = new StepReader(this.#documents, this.#compared, id, this.#reach.bytes);
    const begun = await steps.read(version, true);
    if (!begun) return null;
    const found = await this.#follow(id, new LineTrace(version, begun.lines), steps);
    if (found.lookedBackTo === null) this.#found.set(key, found);
    return found;
  }

  async #follow(id: string, trace: LineTrace, steps: StepReader): Promise<LineOriginsFound> {
    const savedBy = new Map<number, Saved>();
    let coarse = false;
    let turn = TURN;
    for (let next = trace.next; next !== null; next = trace.next) {
      const known = this.#found.get(keyOf(id, next));
      if (known) {
        trace.adopt(next, known.origins);
        for (const [version, saved] of known.savedBy) savedBy.set(version, saved);
        coarse ||= known.coarse;
        continue;
      }
      const isFar = trace.effort >= this.#reach.effort || trace.pieces >= this.#reach.pieces;
      const step = isFar ? null : await steps.read(next);
      if (!step) break;
      trace.follow(next, step);
      savedBy.set(next, { author: step.author, savedAt: step.savedAt });
      coarse ||= step.coarse;
      if (trace.effort > turn) {
        turn = trace.effort + TURN;
        await this.#breathe();
      }
    }
    const { origins } = trace;
    const from = new Set(origins);
    for (const version of savedBy.keys()) if (!from.has(version)) savedBy.delete(version);
    return { origins, savedBy, lookedBackTo: trace.next, coarse };
  }
}

/** Reads how versions of one document follow, those before them along with them; compares the texts of those that have none. */
class StepReader {
  readonly #documents: DocumentRepository;
  readonly #compared: BoundedCache<VersionStep>;
  readonly #id: string;
  readonly #read = new Map<number, VersionStep>();
  #bytesLeft: number;

  constructor(documents: DocumentRepository, compared: BoundedCache<VersionStep>, id: string, bytes: number) {
    this.#documents = documents;
    this.#compared = compared;
    this.#id = id;
    this.#bytesLeft = bytes;
  }

  /** `null` where there is no such version, or too much would have to be compared; what is asked for itself always is. */
  async read(version: number, asked = false): Promise<VersionStep | null> {
    const known = this.#read.get(version) ?? this.#compared.get(keyOf(this.#id, version));
    if (known) return known;
    const page = await this.#documents.steps(this.#id, version, PAGE);
    for (const step of page) this.#read.set(step.version, step);
    return this.#read.get(version) ?? (asked || this.#bytesLeft > 0 ? this.#compare(version) : null);
  }

  async #compare(version: number): Promise<VersionStep | null> {
    const revision = await this.#documents.revision(this.#id, version);
    if (!revision) return null;
    const { author, savedAt, text } = revision;
    const parents = await this.#parentsOf(revision);
    this.#bytesLeft -= parents.reduce((sum, { size }) => sum + size, revision.size);
    const step = lineStep(
      bodyOf(text),
      parents.map((parent) => ({ ...parent, text: bodyOf(parent.text) })),
    );
    const made = { ...step, version, author, savedAt };
    this.#compared.set(keyOf(this.#id, version), made);
    return made;
  }

  /** By number and not by tag: what was made again after it was deleted goes on from the text before. */
  async #parentsOf({ version, parentEtag, mergeBaseEtag }: Revision): Promise<readonly Revision[]> {
    const isMerge = mergeBaseEtag !== null && mergeBaseEtag !== parentEtag;
    const [begun] = isMerge ? await this.#documents.versionsByTag(this.#id, [mergeBaseEtag]) : [];
    const numbers = [version - 1, begun?.version ?? 0].filter((each) => each > 0 && each < version);
    const parents = await Promise.all(numbers.map((each) => this.#documents.revision(this.#id, each)));
    return parents.filter((each) => each !== null);
  }
}

function bodyOf(text: string): string {
  return storedContent(text).body;
}

function keyOf(id: string, version: number): string {
  return `${id}/${version}`;
}
