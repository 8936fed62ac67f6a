import { createHash, randomUUID } from 'node:crypto';
import { gramOfOwner, gramsOf } from '@/lib/documents/content/grams';
import { representationTag } from '@/lib/documents/content/representation-tag';
import { searchTextOf } from '@/lib/documents/content/search-text';
import { deltaOf } from '@/lib/documents/deltas/delta-of';
import { packed } from '@/lib/server/database/packed';
import { arrayOf, wordsOf } from '@/lib/server/database/search-grams';
import type { PROVIDERS } from '@/lib/server/testing/empty-database';
import type { Tables } from '../fill/tables';

/** Documents that are made together. */
const TOGETHER = 500;
/** Versions of every tenth document; the others have one. */
const VERSIONS = 8;
/** What a database keeps of the documents that somebody has opened. */
const OPENED = 5_000;

/** Who is there. */
export interface People {
  /** Owns so many. */
  readonly owner: string;
  /** Owns none, and has opened as many as are kept. */
  readonly reader: string;
  /** A document of the owner behind three quarters of theirs. */
  readonly deep: { readonly updatedAt: Date; readonly id: string };
}

/** Puts so many documents there, as saves and the index for search leave them. */
export async function fillLists(
  tables: Tables,
  provider: (typeof PROVIDERS)[number],
  documents: number,
  own: number,
): Promise<People> {
  const owner = randomUUID();
  const reader = randomUUID();
  const others = Array.from({ length: 80 }, () => randomUUID());
  const every = Math.round(documents / own);
  const write = writer(documents);
  let deep = { updatedAt: new Date(0), id: '' };
  let opened = 0;
  for (let from = 0; from < documents; from += TOGETHER) {
    const rows = new Rows(provider);
    for (let nth = from; nth < Math.min(from + TOGETHER, documents); nth++) {
      const isOwn = nth % every === 3;
      const ownerId = isOwn ? owner : others[nth % others.length]!;
      const updatedAt = new Date(1_700_000_000_000 + nth * 1_000);
      const id = randomUUID();
      const content = { title: `Document ${nth}`, body: write(nth, isOwn) };
      const versions = nth % 10 === 3 ? VERSIONS : 1;
      await rows.add({
        id,
        key: nth + 1,
        ownerId,
        updatedAt,
        content,
        versions,
        isDeleted: nth % 250 === 13,
      });
      if (isOwn && nth <= documents / 4) deep = { updatedAt, id };
      if (!isOwn && nth % 10 === 7 && opened < OPENED) {
        rows.visits.push({ personId: reader, documentId: id, at: updatedAt });
        opened += 1;
      }
    }
    await rows.insertInto(tables);
  }
  return { owner, reader, deep };
}

/** Writes texts in which some words are seldom and others are in each; each has something that can be looked for. */
function writer(documents: number): (nth: number, isOwn: boolean) => string {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const vocabulary = Array.from({ length: 5_000 }, () =>
    Array.from({ length: 2 + random(9) }, () => String.fromCharCode(97 + random(26))).join(''),
  );
  const words = (count: number) =>
    Array.from({ length: count }, () => vocabulary[random(random(vocabulary.length) + 1)]!).join(' ');
  return (nth, isOwn) => {
    const said = [words(20 + random(60)), isOwn ? 'everywhere ofmine' : 'everywhere ofothers', words(10)];
    if (nth % (documents / 10) === 3) said.push('seldomword 東京タワー');
    if (nth % 100 === 3) said.push('nowandthen');
    if (nth % 50 === 3) said.push('今天的会议记录');
    if (nth <= documents / 4) said.push('longago');
    return said.join(' ');
  };
}

interface Made {
  readonly id: string;
  readonly key: number;
  readonly ownerId: string;
  readonly updatedAt: Date;
  readonly content: { readonly title: string; readonly body: string };
  readonly versions: number;
  readonly isDeleted: boolean;
}

type Row = Parameters<Tables['insert']>[1][number];

/** Rows of many documents, by table. */
class Rows {
  readonly visits: Row[] = [];
  readonly #provider: (typeof PROVIDERS)[number];
  readonly #documents: Row[] = [];
  readonly #revisions: Row[] = [];
  readonly #texts: Row[] = [];
  readonly #searchTexts: Row[] = [];
  readonly #grams: Row[] = [];

  constructor(provider: (typeof PROVIDERS)[number]) {
    this.#provider = provider;
  }

  async add(made: Made): Promise<void> {
    const { id, key, ownerId, updatedAt, content, versions, isDeleted } = made;
    let before: Buffer | null = null;
    for (let version = 1; version <= versions; version++) {
      const body = version === versions ? content.body : `${content.body} written ${version} times`;
      const bytes: Buffer = Buffer.from(JSON.stringify({ ...content, body }));
      const data = await packed(before ? deltaOf(before, bytes) : bytes);
      this.#texts.push({ documentId: id, version, since: 1, data });
      this.#revisions.push({ ...revision(made, version, bytes) });
      before = bytes;
    }
    const etag = this.#revisions.at(-1)!.etag!;
    const truth = this.#provider === 'SQLite' ? 0 : 'false';
    this.#documents.push({
      ...{
        id,
        ownerId,
        version: versions,
        searched: versions,
        searchKey: key,
        size: this.#revisions.at(-1)!.size!,
        sharingVersion: 1,
        namesVersion: 0,
      },
      ...{ linkAccess: 'edit', invites: '[]', createdAt: updatedAt, updatedAt, erased: truth },
      ...{ etag: isDeleted ? null : etag, deletedAt: isDeleted ? updatedAt : null },
    });
    const text = searchTextOf(content);
    const grams = [...new Set([...gramsOf(text), gramOfOwner(ownerId)])];
    this.#searchTexts.push({ key, documentId: id, text });
    this.#grams.push(
      this.#provider === 'SQLite' ? { rowid: key, grams: wordsOf(grams) } : { key, grams: arrayOf(grams) },
    );
  }

  async insertInto(tables: Tables): Promise<void> {
    await tables.insert('Document', this.#documents);
    await tables.insert('Revision', this.#revisions);
    await tables.insert('StoredText', this.#texts);
    await tables.insert('SearchText', this.#searchTexts);
    await tables.insert(this.#provider === 'SQLite' ? 'SearchIndex' : 'SearchGrams', this.#grams);
    if (this.visits.length > 0) await tables.insert('Visit', this.visits);
  }
}

function revision({ id, ownerId, updatedAt, content }: Made, version: number, bytes: Buffer): Row {
  const hash = createHash('sha256').update(`${id}\n`).update(bytes).digest('hex').slice(0, 16);
  return {
    ...{ documentId: id, version, etag: representationTag(version, hash), inlineText: '' },
    ...{ title: content.title, excerpt: content.body.slice(0, 100), size: bytes.length, savedAt: updatedAt },
    ...{ authorId: ownerId, authorName: 'Somebody', linesAdded: 1, linesRemoved: 0, changedLines: '[]' },
  };
}
