import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Author } from '@/lib/documents/model/document';
import {
  asFound,
  type DocumentChange,
  type DocumentRepository,
  type ListCursor,
  type ListRequest,
} from '@/lib/documents/model/repository';
import {
  type Invite,
  type Sharing,
  withInvite,
  withInviteUsed,
  withLink,
} from '@/lib/documents/model/sharing';
import { MemoryRepository } from '@/lib/documents/testing/memory-repository';
import { savingOf } from '@/lib/documents/use-cases/saving-of';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { DatabaseDocuments } from './database-documents';
import { indexSearch } from './search-index';

/** More than a search looks through before it asks the index, and more than that names at first. */
const DOCUMENTS = 400;
const CHANGES = 40;
/** Lists that are asked for after each change. */
const ASKED = 3;
/** Words that meet in all ways, so that many texts have the parts of what is looked for, and few have it as a whole. */
const WORDS = [
  'anna',
  'nan',
  'banana',
  'Ananas',
  '東京',
  '京都',
  '東',
  'ß',
  'a',
  '😀',
  'ﬁn',
  "o'n",
  '100%',
  'seldom',
];
const SEARCHES = [
  'a',
  'na',
  'anna',
  'nan an',
  'banana ananas banana',
  'na na',
  '東京',
  '京',
  '都東',
  'ss',
  '😀 ',
  'fin',
  "'",
  '0% a',
  'nowhere',
];

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 7 }).map((words) => words.join(' '));
const nth = fc.nat({ max: DOCUMENTS - 1 });
const person = fc.constantFrom('owner', 'other', 'reader');
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('save' as const), nth, person, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('share' as const),
      nth,
      person,
      link: fc.constantFrom('edit' as const, 'none' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('give' as const), nth, person }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('visit' as const), nth, person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('index' as const), whole: fc.boolean() }) },
);
const request = fc.record({
  person: fc.constantFrom('owner', 'other', 'reader', null),
  deleted: fc.boolean(),
  search: fc.constantFrom('', ...SEARCHES),
  limit: fc.constantFrom(9, 50, 1_000),
  effort: fc.constantFrom(1e9, 400_000),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

describe.each(PROVIDERS)('lists and searches in %s', (provider) => {
  const database = openedDatabase(provider);

  it('have what is found by looking through everything, page by page, whatever was changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: DOCUMENTS, maxLength: DOCUMENTS }),
        fc.array(fc.tuple(change, fc.array(request, { minLength: ASKED, maxLength: ASKED })), {
          minLength: CHANGES,
          maxLength: CHANGES,
        }),
        async (texts, rounds) => {
          const both = new Both(new DatabaseDocuments(database()));
          for (const [at, body] of texts.entries()) {
            await both.save(at, at % 2 === 0 ? 'other' : 'owner', body, at % 40 !== 3);
            if (at % 6 === 0) await both.visit(at, 'reader');
          }
          // A part of them is left, of all ages.
          let portions = 0;
          await indexSearch(database(), both.tested, async () => ++portions < DOCUMENTS / 20);
          for (const [what, asked] of rounds) {
            if (what.kind === 'index') await indexSearch(database(), both.tested, async () => what.whole);
            else await both.change(what);
            for (const one of asked) {
              const all = both.requestOf(one);
              const found = await pagesOf(both.tested, all);
              expect(found.flat(), JSON.stringify(one)).toEqual((await pagesOf(both.plain, all)).flat());
              for (const page of found) expect(page.length).toBeLessThanOrEqual(one.limit);
            }
          }
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);
});

/** What a list has, page by page, with what is shown of each. */
async function pagesOf(documents: DocumentRepository, request: ListRequest) {
  const pages: (readonly unknown[])[] = [];
  for (let after: ListCursor | null = null; ; ) {
    const { documents: page, next } = await documents.list({ ...request, after });
    pages.push(
      page.map(({ id, sharing, createdAt, updatedAt, deleted, newest }) => {
        const { version, etag, title, excerpt, size } = newest;
        return {
          id,
          sharing,
          createdAt,
          updatedAt,
          deleted,
          newest: { version, etag, title, excerpt, size },
        };
      }),
    );
    if (next === null) return pages;
    after = next;
  }
}

/** The repository under test beside the plainest one, in which all happens alike. */
class Both {
  readonly tested: DatabaseDocuments;
  readonly plain = new MemoryRepository();
  readonly #run = crypto.randomUUID();
  readonly #ids = Array.from({ length: DOCUMENTS }, () => crypto.randomUUID());
  #changes = 0;

  constructor(tested: DatabaseDocuments) {
    this.tested = tested;
  }

  requestOf({
    person,
    ...asked
  }: { readonly person: string | null } & Omit<ListRequest, 'personId' | 'common' | 'after'>) {
    const common = [this.#ids[1]!, this.#ids[6]!];
    return { ...asked, personId: person && this.#author(person).id, common, after: null };
  }

  async save(nth: number, person: string, body: string, searchable = true): Promise<void> {
    const documentId = this.#ids[nth]!;
    const before = await this.plain.find(documentId);
    const content = { title: `Document ${nth % 9}`, body };
    const saving = await savingOf({ documents: this.plain }, before, {
      documentId,
      text: JSON.stringify(content),
      content,
      author: { ...this.#author(person), colour: 0 },
      at: this.#laterThan(before?.updatedAt),
      mergeBaseEtag: null,
    });
    await this.#commit(nth, { ...saving, searchable });
  }

  async visit(nth: number, person: string): Promise<void> {
    const { id } = this.#author(person);
    await this.tested.recordVisit(id, this.#ids[nth]!, new Date(nth));
    await this.plain.recordVisit(id, this.#ids[nth]!);
  }

  async change(what: Exclude<Change, { kind: 'index' }>): Promise<void> {
    const documentId = this.#ids[what.nth]!;
    const found = (await this.plain.find(documentId))!;
    const at = this.#laterThan(found.updatedAt);
    if (what.kind === 'visit') return this.visit(what.nth, what.person);
    if (what.kind === 'save') return this.save(what.nth, what.person, what.text);
    if (what.kind === 'share' || what.kind === 'give')
      return this.#commit(what.nth, {
        kind: 'share',
        documentId,
        sharing: this.#shared(found.sharing, what),
      });
    if (found.deleted?.forever || (found.deleted && what.kind === 'delete')) return;
    return this.#commit(what.nth, { kind: what.kind, documentId, by: this.#author('owner'), at });
  }

  /** Given to somebody, or shared with nobody else than by an invite that they have used. */
  #shared(sharing: Sharing, what: Change & { kind: 'share' | 'give' }): Sharing {
    const { id } = this.#author(what.person);
    if (what.kind === 'give') return { ...sharing, ownerId: id, version: sharing.version + 1 };
    const invite: Invite = {
      ...{ id: crypto.randomUUID(), access: 'view', label: '', used: null },
      ...{ createdAt: new Date(0), expiresAt: new Date(1) },
    };
    const invited = withInviteUsed(withInvite(sharing, invite)!, invite.id, id, new Date(0));
    return { ...withLink(invited, what.link), version: sharing.version + 1 };
  }

  async #commit(nth: number, change: DocumentChange): Promise<void> {
    const found = await this.plain.find(this.#ids[nth]!);
    expect(await this.plain.commit(asFound(found), change)).toBe(true);
    expect(await this.tested.commit(asFound(found), change)).toBe(true);
  }

  #author(person: string): Author {
    return { id: `${person} of ${this.#run}`, name: person };
  }

  /** Some moments that several changes share, each of a document later than the one before. */
  #laterThan(date = new Date(0)): Date {
    this.#changes += 1;
    const moment = Date.UTC(2030, 0, 1) + Math.floor(this.#changes / 4);
    return new Date(Math.max(moment, date.getTime() + 1));
  }
}
