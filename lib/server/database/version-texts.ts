import { contentHash, representationTag } from '@/lib/documents/content/representation-tag';
import { applyDeltas } from '@/lib/documents/deltas/apply-deltas';
import { type Chain, longerChain, snapshotChain } from '@/lib/documents/deltas/chain';
import { deltaOf } from '@/lib/documents/deltas/delta-of';
import { BoundedCache } from '@/lib/documents/model/bounded-cache';
import { DamagedText } from '@/lib/documents/model/damaged-text';
import type { VersionRef } from '@/lib/documents/model/document';
import type { Transaction } from './database';
import { packed, unpacked } from './packed';
import type { Statement, Statements, StoredText } from './statements';

interface Kept {
  readonly bytes: Buffer;
  /** `null` for a text that an earlier release stored beside its version. */
  readonly chain: Chain | null;
}

interface StoredRow {
  readonly version: number;
  readonly data: Uint8Array;
}

/** Bytes of texts that are kept in memory. */
const KEPT = 32 * 1_048_576;
/** What an entry takes besides its text. */
const ENTRY = 300;

/** A row of a text that is asked for together with others: `null` where it is stored beside its version. */
export interface TextRow {
  readonly documentId: string;
  readonly inlineText: string | Uint8Array;
  readonly version: number | null;
  readonly data: Uint8Array | null;
}

const CHAIN: Statement = {
  name: 'chain',
  text: `SELECT "version", "data" FROM "StoredText"
    WHERE "documentId" = $1 AND "version" <= $2 AND "version" >= (
      SELECT "since" FROM "StoredText" WHERE "documentId" = $3 AND "version" = $4)
    ORDER BY "version"`,
};

/**
 * The texts of versions: compressed, as a whole now and then and else as how they follow from the text before, so that a
 * history costs about what was edited. The latest that were read or saved are kept in memory. What is kept of a document
 * stands for a version's tag as well: so it never belongs to another text, also after a backup was restored.
 */
export class VersionTexts {
  readonly #statements: Statements;
  readonly #kept = new BoundedCache<Kept>(KEPT, ({ bytes }) => bytes.length + ENTRY);

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /**
   * The bytes of a version's text; `null` where none is stored. Throws DamagedText where what is stored is not what the
   * version's tag was made of.
   *
   * @param inlineText the text itself, where an earlier release stored it beside its version; else empty.
   */
  async read(ref: VersionRef, inlineText: string | Uint8Array): Promise<Buffer | null> {
    const known = this.#kept.get(keyOf(ref));
    if (known) return known.bytes;
    const isInline = inlineText.length > 0;
    const kept = isInline ? { bytes: Buffer.from(inlineText), chain: null } : await this.#load(ref);
    if (!kept) return null;
    if (!isOf(kept, ref)) throw new DamagedText(ref.documentId, ref.version);
    this.#kept.set(keyOf(ref), kept);
    return kept.bytes;
  }

  /**
   * The same of one version each of many documents, by their ids: of those that are there and can be read.
   *
   * @param rowsOf reads what is stored of them, of each in the order of versions; of one that is there a row at the least.
   */
  async readMany(
    refs: readonly VersionRef[],
    rowsOf: (refs: readonly VersionRef[]) => Promise<readonly TextRow[]>,
  ): Promise<ReadonlyMap<string, Buffer>> {
    const texts = new Map<string, Buffer>();
    const rows = new Map<string, TextRow[]>(refs.map(({ documentId }) => [documentId, []]));
    for (const row of await rowsOf(refs)) rows.get(row.documentId)!.push(row);
    for (const ref of refs) {
      const stored = rows.get(ref.documentId)!;
      // What is in memory may have been deleted for ever.
      if (stored.length === 0) continue;
      const kept = this.#kept.get(keyOf(ref)) ?? (await keptOf(stored));
      if (!kept || !isOf(kept, ref)) continue;
      this.#kept.set(keyOf(ref), kept);
      texts.set(ref.documentId, kept.bytes);
    }
    return texts;
  }

  /**
   * How the text of a new version is to be stored, and what has to be called once it is.
   *
   * @param base the version that it replaces, if that is there; the new one is stored only if it still is.
   */
  async storing(
    ref: VersionRef,
    base: VersionRef | null,
    text: string,
  ): Promise<{ readonly stored: StoredText; readonly done: () => void }> {
    const bytes = Buffer.from(text);
    const before = base && (await this.#baseOf(base));
    const { stored, chain } = (before && (await following(before, bytes))) ?? (await whole(ref, bytes));
    return { stored, done: () => this.#kept.set(keyOf(ref), { bytes, chain }) };
  }

  /** The text that another one is to follow from; `null` where that is not there, or damaged. */
  async #baseOf(ref: VersionRef): Promise<Kept | null> {
    const known = this.#kept.get(keyOf(ref));
    if (known) return known;
    const loaded = await this.#load(ref);
    return loaded && isOf(loaded, ref) ? loaded : null;
  }

  /** What is stored as a version's text, whatever that is; `null` where nothing is. */
  async #load({ documentId, version }: VersionRef): Promise<Kept | null> {
    const values = [documentId, version, documentId, version];
    return made(await this.#statements.all<StoredRow>(CHAIN, values));
  }
}

/** What comes of the rows of one text; `null` where nothing is stored of it. */
async function keptOf(rows: readonly TextRow[]): Promise<Kept | null> {
  const inline = rows[0]?.inlineText ?? '';
  if (inline.length > 0) return { bytes: Buffer.from(inline), chain: null };
  return made(
    rows.flatMap(({ version, data }) => (version === null || data === null ? [] : [{ version, data }])),
  );
}

/** What comes of a snapshot and the deltas behind it, whatever that is; `null` where there is none. */
async function made([first, ...others]: readonly StoredRow[]): Promise<Kept | null> {
  if (!first) return null;
  const chain = chainOf(first, others);
  try {
    const deltas = await Promise.all(others.map(({ data }) => unpacked(data)));
    return { bytes: Buffer.from(applyDeltas(await unpacked(first.data), deltas)), chain };
  } catch {
    // It is damaged so much that nothing comes of it; no text is empty.
    return { bytes: Buffer.alloc(0), chain };
  }
}

/** Takes away what is stored of texts before a version, but for what that version's own is made from. */
export async function deleteTextsBefore(
  transaction: Transaction,
  documentId: string,
  version: number,
): Promise<void> {
  const kept = await transaction.storedText.findUnique({
    where: { documentId_version: { documentId, version } },
  });
  await transaction.storedText.deleteMany({ where: { documentId, version: { lt: kept?.since ?? version } } });
}

/** A text as how it follows from one before it; `null` where it had better be stored as a whole. */
async function following(
  { bytes: before, chain }: Kept,
  bytes: Uint8Array,
): Promise<{ readonly stored: StoredText; readonly chain: Chain } | null> {
  if (!chain) return null;
  const data = await packed(deltaOf(before, bytes));
  const longer = longerChain(chain, data.length);
  return longer && { stored: { since: chain.since, data }, chain: longer };
}

async function whole(
  { version }: VersionRef,
  bytes: Uint8Array,
): Promise<{ readonly stored: StoredText; readonly chain: Chain }> {
  const data = await packed(bytes);
  return { stored: { since: version, data }, chain: snapshotChain(version, data.length) };
}

function chainOf(first: StoredRow, others: readonly StoredRow[]): Chain {
  return {
    ...snapshotChain(first.version, first.data.length),
    deltas: others.length,
    deltasSize: others.reduce((sum, { data }) => sum + data.length, 0),
  };
}

/** Whether a version's tag was made of this text. */
function isOf({ bytes }: Kept, { documentId, version, etag }: VersionRef): boolean {
  return etag === representationTag(version, contentHash(documentId, bytes));
}

function keyOf({ documentId, version, etag }: VersionRef): string {
  return `${documentId} ${version} ${etag}`;
}
