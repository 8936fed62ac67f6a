import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contentHash, representationTag } from '@/lib/documents/content/representation-tag';
import { foldForSearch } from '@/lib/documents/content/search-text';
import type { Act } from '@/lib/documents/model/act';
import { currentHead, type Revision, type StoredDocument } from '@/lib/documents/model/document';
import type {
  DocumentChange,
  DocumentRepository,
  Expected,
  ListRequest,
} from '@/lib/documents/model/repository';
import { asFound } from '@/lib/documents/model/repository';
import {
  type Invite,
  newSharing,
  type Sharing,
  withInvite,
  withInviteUsed,
  withLink,
} from '@/lib/documents/model/sharing';

/** A repository under test, opened empty. */
export interface RepositoryUnderTest {
  readonly repository: DocumentRepository;
  /** The same, where something happens at the last moment before a commit, as if another process were faster. */
  overtaken(meanwhile: () => Promise<void>): DocumentRepository;
  close(): Promise<void>;
}

/** The tests that every implementation of DocumentRepository has to pass. */
export function describeRepository(name: string, open: () => Promise<RepositoryUnderTest>): void {
  describe(`documents kept in ${name}`, () => {
    let tested: RepositoryUnderTest;
    beforeAll(async () => {
      tested = await open();
    });
    afterAll(() => tested.close());

    const commit = (expected: Expected, change: DocumentChange, act: Act | null = null) =>
      tested.repository.commit(expected, change, act);
    const create = async (parts: Partial<Revision> = {}) => {
      const revision = revisionOf(parts);
      expect(await commit(null, saving(revision))).toBe(true);
      return revision;
    };
    const current = async (id: string) => {
      const found = await tested.repository.find(id);
      return found && currentHead(found) && tested.repository.revision(id, found.version);
    };
    const expectedAfter = ({ version, etag }: Revision): Expected => ({ version, etag, sharing: 1 });
    const share = async (documentId: string, change: (sharing: Sharing) => Sharing) => {
      const found = (await tested.repository.find(documentId))!;
      const sharing = change(found.sharing);
      expect(await commit(asFound(found), { kind: 'share', documentId, sharing })).toBe(true);
      return sharing;
    };

    it('finds a created document with its bytes as they were written', async () => {
      const text = '{ "title": "é e\u0301",\r\n "body": "\\u00fc \u{1F600} \u2028 \uFFFE" }';
      const revision = await create({ text });
      const { documentId, etag, savedAt } = revision;
      const served = await tested.repository.representation(documentId, 1);
      expect(served).toEqual({ documentId, version: 1, etag, savedAt, content: expect.anything() });
      expect(Buffer.from(served?.content ?? '')).toEqual(Buffer.from(text));
      expect(await tested.repository.representation(revision.documentId, 2)).toBeNull();
      const found = await tested.repository.find(revision.documentId);
      expect(found).toEqual({
        id: revision.documentId,
        sharing: newSharing(revision.author.id),
        names: 0,
        version: 1,
        etag: revision.etag,
        createdAt: revision.savedAt,
        updatedAt: revision.savedAt,
        deleted: null,
      });
      expect(await current(revision.documentId)).toEqual(revision);
    });

    it('hands out texts of many documents together, of each the version that is asked for', async () => {
      const short = await create({ text: textOf('short') });
      const long = await create({ text: textOf('long '.repeat(20_000)) });
      const saved = [short, long];
      for (let n = 0; n < 5; n++) {
        const next = following(long, { version: n + 2, text: textOf(`${'long '.repeat(20_000)} ${n}`) });
        const found = await tested.repository.find(long.documentId);
        expect(await commit(asFound(found), saving(next))).toBe(true);
        saved.push(next);
      }
      const erased = await create();
      await commit(expectedAfter(erased), { ...deleting(erased.documentId), kind: 'erase' });
      for (const one of saved) {
        const texts = await tested.repository.texts([one, erased]);
        expect(texts).toEqual(new Map([[one.documentId, one.text]]));
      }
      expect(await tested.repository.texts([short, long])).toEqual(
        new Map([short, long].map(({ documentId, text }) => [documentId, text])),
      );
      expect(await tested.repository.texts([])).toEqual(new Map());
    });

    it.each([100, 70_000, 1_000_000])('serves %d characters to the byte', async (length) => {
      const text = `{"title":"t","body":"${'é \u{1F600} \\u00fc a'.repeat(length / 14)}"}`;
      const { documentId } = await create({ text, size: Buffer.byteLength(text) });
      const served = await tested.repository.representation(documentId, 1);
      expect(Buffer.from(served?.content ?? '').equals(Buffer.from(text))).toBe(true);
    });

    it('knows nothing of an id that was never used', async () => {
      const id = crypto.randomUUID();
      expect(await tested.repository.find(id)).toBeNull();
      expect(await tested.repository.revision(id, 1)).toBeNull();
      expect(await tested.repository.history(id, null, 10)).toEqual([]);
    });

    it('reads no text to find a document', async () => {
      const { documentId } = await create();
      const texts = vi.spyOn(tested.repository, 'revision');
      expect(JSON.stringify(await tested.repository.find(documentId))).not.toContain('body');
      expect(texts).not.toHaveBeenCalled();
      texts.mockRestore();
    });

    it('creates a document once', async () => {
      const revision = await create();
      const again = revisionOf({ documentId: revision.documentId, etag: '1-other' });
      expect(await commit(null, saving(again))).toBe(false);
      expect(await current(revision.documentId)).toEqual(revision);
      expect(await tested.repository.history(revision.documentId, null, 10)).toHaveLength(1);
    });

    it('saves on top of the state that was expected, and on no other', async () => {
      const first = await create();
      const second = following(first);
      expect(await commit(expectedAfter(first), saving(second))).toBe(true);
      expect(await commit(expectedAfter(first), saving(following(first, { etag: '2-late' })))).toBe(false);
      expect(await commit({ version: 2, etag: '2-wrong', sharing: 1 }, saving(following(second)))).toBe(
        false,
      );
      expect(await commit({ version: 1, etag: second.etag, sharing: 1 }, saving(following(second)))).toBe(
        false,
      );
      expect(await current(first.documentId)).toEqual(second);
    });

    it.each<[string, (first: Revision, at: Date) => DocumentChange]>([
      ['saved', (first, savedAt) => saving(following(first, { savedAt }))],
      ['deleted', (first, at) => ({ ...deleting(first.documentId), at })],
      ['deleted for ever', (first, at) => ({ ...erasing(first.documentId), at })],
    ])('lets nothing be %s at the time of what it follows on, or before', async (_, changed) => {
      const first = await create();
      const before = await tested.repository.find(first.documentId);
      const since = (ms: number) => new Date(first.savedAt.getTime() + ms);
      for (const late of [-2_000, -1, 0]) {
        expect(await commit(expectedAfter(first), changed(first, since(late)))).toBe(false);
      }
      expect(await tested.repository.find(first.documentId)).toEqual(before);
      expect(await tested.repository.history(first.documentId, null, 9)).toHaveLength(1);
      expect(await commit(expectedAfter(first), changed(first, since(1)))).toBe(true);
      expect((await tested.repository.find(first.documentId))?.updatedAt).toEqual(since(1));
    });

    it('changes nothing of a document that does not exist', async () => {
      const revision = revisionOf({ version: 2 });
      expect(await commit({ version: 1, etag: '1-x', sharing: 1 }, saving(revision))).toBe(false);
      expect(await commit({ version: 1, etag: '1-x', sharing: 1 }, deleting(revision.documentId))).toBe(
        false,
      );
      expect(await tested.repository.find(revision.documentId)).toBeNull();
    });

    it('lets exactly one of many changes with one expectation through', async () => {
      const first = await create();
      const rivals = Array.from({ length: 24 }, (_, n) => following(first, { text: textOf(`rival ${n}`) }));
      const changes = [...rivals.map(saving), deleting(first.documentId)];
      const won = await Promise.all(changes.map((change) => commit(expectedAfter(first), change)));
      expect(won.filter(Boolean)).toHaveLength(1);
      const winner = rivals[won.indexOf(true)];
      expect((await current(first.documentId)) ?? undefined).toEqual(winner);
      const history = await tested.repository.history(first.documentId, null, 100);
      expect(history.map((revision) => revision.etag)).toEqual(
        winner ? [winner.etag, first.etag] : [first.etag],
      );
    });

    it('lets exactly one of many creations of one id through', async () => {
      const documentId = crypto.randomUUID();
      const rivals = Array.from({ length: 24 }, (_, n) =>
        revisionOf({ documentId, text: textOf(`rival ${n}`) }),
      );
      const won = await Promise.all(rivals.map((rival) => commit(null, saving(rival))));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await current(documentId)).toEqual(rivals[won.indexOf(true)]);
    });

    it('keeps a tombstone and the history of a deleted document, and counts on when it is created again', async () => {
      const first = await create();
      const change = deleting(first.documentId);
      expect(await commit(expectedAfter(first), change)).toBe(true);
      const found = await tested.repository.find(first.documentId);
      expect(found).toMatchObject({
        version: 1,
        etag: null,
        deleted: { at: change.at, by: change.by, forever: false },
        updatedAt: change.at,
      });
      expect(await tested.repository.revision(first.documentId, 1)).toEqual(first);
      expect(await commit(expectedAfter(first), saving(following(first)))).toBe(false);
      const second = following(first, { parentEtag: null, savedAt: REVIVED });
      expect(await commit({ version: 1, etag: null, sharing: 1 }, saving(second))).toBe(true);
      expect(await tested.repository.find(first.documentId)).toMatchObject({
        version: 2,
        deleted: null,
        etag: second.etag,
        sharing: newSharing(first.author.id),
      });
    });

    it('pages through history, newest first, without the bytes', async () => {
      let last = await create();
      const { documentId } = last;
      for (let version = 2; version <= 5; version++) {
        const next = following(last);
        await commit(expectedAfter(last), saving(next));
        last = next;
      }
      const versions = async (before: number | null, limit: number) =>
        (await tested.repository.history(documentId, before, limit)).map((revision) => revision.version);
      expect(await versions(null, 2)).toEqual([5, 4]);
      expect(await versions(4, 2)).toEqual([3, 2]);
      expect(await versions(2, 2)).toEqual([1]);
      expect(await versions(1, 2)).toEqual([]);
    });

    it('finds versions by their tags, within one document', async () => {
      const first = await create({ etag: '1-same' });
      await create({ etag: '1-same' });
      const second = following(first);
      await commit(expectedAfter(first), saving(second));
      const tags = async (etags: readonly string[]) =>
        (await tested.repository.versionsByTag(first.documentId, etags)).map(({ version }) => version);
      expect(await tags(['1-same', second.etag, 'unheard-of'])).toEqual([1, 2]);
      expect(await tags(['unheard-of'])).toEqual([]);
      expect(await tags([])).toEqual([]);
    });

    it('knows of no version to which it was put back, where it never was', async () => {
      const first = await create({ etag: '1-aaaa' });
      expect(await tested.repository.rewoundTo(first.documentId)).toBeNull();
    });

    it('finds the first version with a content by its hash, within one document', async () => {
      const first = await create({ etag: '1-aaaa' });
      await create({ etag: '1-bbbb' });
      const second = following(first, { etag: '2-bbbb' });
      const third = following(second, { etag: '3-aaaa', restored: 1 });
      await commit(expectedAfter(first), saving(second));
      await commit(expectedAfter(second), saving(third));
      const firstWith = (hash: string) => tested.repository.firstWithContent(first.documentId, hash);
      expect([await firstWith('aaaa'), await firstWith('bbbb'), await firstWith('cccc')]).toEqual([
        1,
        2,
        null,
      ]);
      expect((await tested.repository.history(first.documentId, null, 1))[0]?.restored).toBe(1);
    });

    it('pages through how lines follow, newest first, as they were given', async () => {
      const first = await create();
      const second = following(first);
      const change = { aStart: 1, aEnd: 2, bStart: 1, bEnd: 4 };
      const step = { lines: 7, parents: [{ version: 1, changes: [change] }], coarse: true };
      await commit(expectedAfter(first), { ...saving(second), step });
      const steps = (upTo: number, limit: number) => tested.repository.steps(first.documentId, upTo, limit);
      const { author, savedAt } = second;
      expect(await steps(9, 1)).toEqual([{ ...step, version: 2, author, savedAt }]);
      expect((await steps(2, 5)).map(({ version }) => version)).toEqual([2, 1]);
      expect(await steps(1, 5)).toHaveLength(1);
      expect(await tested.repository.steps(crypto.randomUUID(), 9, 5)).toEqual([]);
    });

    it('names a version on top of the names that came before, and never counts back', async () => {
      const first = await create();
      const { documentId } = first;
      const before = await tested.repository.find(documentId);
      const name = (text: string | null, names: number) =>
        commit(expectedAfter(first), naming(documentId, 1, text, names));
      expect(await name('für “Ana”', 1)).toBe(true);
      expect(await name('too late', 1)).toBe(false);
      expect(await tested.repository.names(documentId)).toEqual(
        new Map([[1, { name: 'für “Ana”', change: 1 }]]),
      );
      expect(await name('another', 2)).toBe(true);
      expect((await tested.repository.names(documentId)).get(1)).toEqual({ name: 'another', change: 2 });
      expect(await name(null, 3)).toBe(true);
      expect((await tested.repository.names(documentId)).size).toBe(0);
      expect(await tested.repository.find(documentId)).toEqual({ ...before, names: 3 });
      expect(await tested.repository.names(crypto.randomUUID())).toEqual(new Map());
    });

    it('lets exactly one of many names through that follow the same, and none after a save', async () => {
      const first = await create();
      const { documentId } = first;
      const rivals = Array.from({ length: 12 }, (_, n) => naming(documentId, 1, `name ${n}`, 1));
      const won = await Promise.all(rivals.map((rival) => commit(expectedAfter(first), rival)));
      expect(won.filter(Boolean)).toHaveLength(1);
      await commit(expectedAfter(first), saving(following(first)));
      expect(await commit(expectedAfter(first), naming(documentId, 1, 'late', 2))).toBe(false);
    });

    it('takes names and steps away with the text of every version', async () => {
      const first = await create();
      const { documentId } = first;
      await commit(expectedAfter(first), naming(documentId, 1, 'Sent to Ana', 1));
      expect(await commit(expectedAfter(first), erasing(documentId))).toBe(true);
      expect((await tested.repository.names(documentId)).size).toBe(0);
      expect(await tested.repository.steps(documentId, 9, 9)).toEqual([]);
      expect((await tested.repository.find(documentId))?.names).toBe(1);
    });

    it('remembers of an act that named a version which change it was', async () => {
      const first = await create();
      const { documentId } = first;
      const act = actOf();
      await commit(expectedAfter(first), naming(documentId, 1, 'a', 1), act);
      expect(await tested.repository.recall(act)).toEqual({
        ...act,
        documentId,
        version: 1,
        etag: '1',
        created: true,
      });
    });

    it('keeps who may do what as it was given, and shares on top of the sharing that was expected', async () => {
      const first = await create();
      const { documentId } = first;
      const at = new Date(Date.UTC(2033, 0, 1, 0, 0, 0, 7));
      const invite = inviteOf({ label: 'für “Ben” \u2028 \\' });
      const before = await tested.repository.find(documentId);
      const sharing = await share(documentId, (is) => withInvite(withLink(is, 'none'), invite)!);
      const found = await tested.repository.find(documentId);
      expect(found).toEqual({ ...before, sharing });
      expect(found?.sharing).toMatchObject({ link: 'none', invites: [invite], version: 3 });
      const late = { kind: 'share' as const, documentId, sharing: withLink(before!.sharing, 'edit') };
      expect(await commit(asFound(before), late)).toBe(false);
      const used = await share(documentId, (is) => withInviteUsed(is, invite.id, 'ben', at));
      expect((await tested.repository.find(documentId))?.sharing).toEqual(used);
    });

    it('changes nothing for somebody whose permission may have changed since it was looked at', async () => {
      const first = await create();
      const { documentId } = first;
      const before = asFound(await tested.repository.find(documentId));
      await share(documentId, (sharing) => withLink(sharing, 'view'));
      for (const change of [saving(following(first)), deleting(documentId), erasing(documentId)]) {
        expect(await commit(before, change)).toBe(false);
      }
      expect(await current(documentId)).toEqual(first);
    });

    it.each<[string, (found: StoredDocument, first: Revision) => DocumentChange]>([
      [
        'shared',
        ({ id, sharing }) => ({ kind: 'share', documentId: id, sharing: withLink(sharing, 'none') }),
      ],
      ['saved', (_, first) => saving(following(first))],
      ['deleted', ({ id }) => deleting(id)],
    ])('changes nothing of what another process has %s at the last moment', async (_, rival) => {
      const changes: ((found: StoredDocument, first: Revision) => DocumentChange)[] = [
        (_, first) => saving(following(first)),
        ({ id }) => deleting(id),
        ({ id }) => erasing(id),
        ({ id, sharing }) => ({ kind: 'share', documentId: id, sharing: withLink(sharing, 'view') }),
        ({ id }) => ({ kind: 'keep', documentId: id }),
      ];
      for (const change of changes) {
        const first = await create();
        const { documentId } = first;
        const found = (await tested.repository.find(documentId))!;
        let after: StoredDocument | null = null;
        const overtaken = tested.overtaken(async () => {
          expect(await commit(asFound(found), rival(found, first))).toBe(true);
          after = await tested.repository.find(documentId);
        });
        expect(await overtaken.commit(asFound(found), change(found, first))).toBe(false);
        expect(await tested.repository.find(documentId)).toEqual(after);
        expect(await tested.repository.history(documentId, null, 9)).toHaveLength(after!.version);
      }
    });

    it('lets exactly one of many changes of who may do what through', async () => {
      const { documentId } = await create();
      const found = (await tested.repository.find(documentId))!;
      const rivals = Array.from({ length: 24 }, (_, n) =>
        withInvite(found.sharing, inviteOf({ label: `rival ${n}` })),
      );
      const won = await Promise.all(
        rivals.map((sharing) => commit(asFound(found), { kind: 'share', documentId, sharing: sharing! })),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await tested.repository.find(documentId))?.sharing).toEqual(rivals[won.indexOf(true)]);
    });

    it('erases the text of every version, keeps the tombstone, and counts on', async () => {
      const first = await create({ title: 'needle' });
      const second = following(first, { title: 'needle' });
      await commit(expectedAfter(first), saving(second));
      const { documentId } = first;
      const change = erasing(documentId);
      expect(await commit(expectedAfter(first), change)).toBe(false);
      expect(await tested.repository.history(documentId, null, 9)).toHaveLength(2);
      expect(await commit(expectedAfter(second), change)).toBe(true);
      const found = await tested.repository.find(documentId);
      expect(found).toMatchObject({
        version: 2,
        etag: null,
        deleted: { at: change.at, by: change.by, forever: true },
      });
      expect(await tested.repository.history(documentId, null, 9)).toEqual([]);
      expect(await tested.repository.revision(documentId, 1)).toBeNull();
      expect(await tested.repository.versionsByTag(documentId, [first.etag, second.etag])).toEqual([]);
      const all = {
        personId: first.author.id,
        common: [documentId],
        search: '',
        limit: 9,
        after: null,
        effort: 1_000_000,
      };
      for (const deleted of [true, false]) {
        expect((await tested.repository.list({ ...all, deleted })).documents).toEqual([]);
      }
      const third = following(second, { parentEtag: null, savedAt: REVIVED });
      expect(await commit(asFound(found), saving(third))).toBe(true);
      expect(await tested.repository.find(documentId)).toMatchObject({
        version: 3,
        etag: third.etag,
        deleted: null,
      });
      expect(await current(documentId)).toEqual(third);
      expect((await tested.repository.list({ ...all, deleted: false })).documents).toHaveLength(1);
    });

    describe('remembers an act', () => {
      const recall = (act: Act, at: Date = act.at) => tested.repository.recall({ ...act, at });

      it('with what came of it: a version, the same one again, or none', async () => {
        const [creating, saving1, keeping, removing] = [actOf(), actOf(), actOf(), actOf()];
        const first = revisionOf();
        const { documentId } = first;
        expect(await recall(creating)).toBeNull();
        expect(await commit(null, saving(first), creating)).toBe(true);
        expect(await recall(creating)).toEqual({
          ...creating,
          documentId,
          version: 1,
          etag: first.etag,
          created: true,
        });
        const second = following(first);
        expect(await commit(expectedAfter(first), saving(second), saving1)).toBe(true);
        expect(await recall(saving1)).toMatchObject({ version: 2, etag: second.etag, created: false });
        const keep = { kind: 'keep', documentId } as const;
        const before = await tested.repository.find(documentId);
        expect(await commit(expectedAfter(second), keep, keeping)).toBe(true);
        expect(await recall(keeping)).toMatchObject({ version: 2, etag: second.etag, created: false });
        expect(await tested.repository.find(documentId)).toEqual(before);
        expect(await tested.repository.history(documentId, null, 9)).toHaveLength(2);
        expect(await commit(expectedAfter(second), deleting(documentId), removing)).toBe(true);
        expect(await recall(removing)).toMatchObject({ version: 2, etag: null, created: false });
        const again = actOf();
        expect(
          await commit(
            { version: 2, etag: null, sharing: 1 },
            saving(following(second, { savedAt: REVIVED })),
            again,
          ),
        ).toBe(true);
        expect(await recall(again)).toMatchObject({ version: 3, created: true });
        expect(await recall(creating)).toMatchObject({ version: 1, etag: first.etag });
      });

      it('only with its change, and makes no change without it', async () => {
        const first = await create();
        const late = actOf();
        const elsewhere = { version: 7, etag: '7-x', sharing: 1 };
        expect(await commit(elsewhere, saving(following(first)), late)).toBe(false);
        const keep = { kind: 'keep', documentId: first.documentId } as const;
        expect(await commit(elsewhere, keep, late)).toBe(false);
        expect(await recall(late)).toBeNull();
        const used = actOf();
        expect(await commit(expectedAfter(first), keep, used)).toBe(true);
        for (const digest of [used.digest, 'other']) {
          const again = { ...used, digest };
          expect(await commit(expectedAfter(first), saving(following(first)), again)).toBe(false);
          expect(await commit(expectedAfter(first), deleting(first.documentId), again)).toBe(false);
          const elsewhereToo = revisionOf();
          expect(await commit(null, saving(elsewhereToo), again)).toBe(false);
          expect(await tested.repository.find(elsewhereToo.documentId)).toBeNull();
        }
        expect(await current(first.documentId)).toEqual(first);
        expect(await recall(used)).toMatchObject({ digest: used.digest });
      });

      it('of each person by itself', async () => {
        const first = await create();
        const keep = { kind: 'keep', documentId: first.documentId } as const;
        const mine = actOf();
        const theirs = actOf({ key: mine.key, digest: 'theirs' });
        expect(await commit(expectedAfter(first), keep, mine)).toBe(true);
        expect(await recall(theirs)).toBeNull();
        expect(await commit(expectedAfter(first), keep, theirs)).toBe(true);
        expect((await recall(mine))?.digest).toBe(mine.digest);
        expect((await recall(theirs))?.digest).toBe('theirs');
      });

      it('for 24 hours, after which its key may be used anew', async () => {
        const first = await create();
        const keep = { kind: 'keep', documentId: first.documentId } as const;
        const act = actOf();
        const oneDay = (ms: number) => new Date(act.at.getTime() + 24 * 60 * 60_000 + ms);
        await commit(expectedAfter(first), keep, act);
        await tested.repository.forgetActs(oneDay(-1));
        expect(await recall(act, oneDay(-1))).not.toBeNull();
        expect(await recall(act, oneDay(0))).toBeNull();
        const anew = { ...act, digest: 'anew', at: oneDay(0) };
        expect(await commit(expectedAfter(first), keep, { ...anew, at: oneDay(-1) })).toBe(false);
        expect(await commit(expectedAfter(first), keep, anew)).toBe(true);
        expect(await recall(anew)).toMatchObject({ digest: 'anew' });
        const other = actOf();
        await commit(expectedAfter(first), keep, other);
        await tested.repository.forgetActs(oneDay(0));
        expect(await recall(other)).toBeNull();
        expect(await recall(anew)).not.toBeNull();
      });

      it('once, of many copies that come at the same moment', async () => {
        const first = await create();
        const act = actOf();
        const copies = Array.from({ length: 24 }, (_, n) => following(first, { text: textOf(`copy ${n}`) }));
        const made = await Promise.all(copies.map((copy) => commit(expectedAfter(first), saving(copy), act)));
        expect(made.filter(Boolean)).toHaveLength(1);
        const creating = actOf();
        const documents = Array.from({ length: 24 }, () => revisionOf());
        const created = await Promise.all(documents.map((each) => commit(null, saving(each), creating)));
        expect(created.filter(Boolean)).toHaveLength(1);
        const there = await Promise.all(
          documents.map(({ documentId }) => tested.repository.find(documentId)),
        );
        expect(there.map((each) => each !== null)).toEqual(created);
      });
    });

    describe('lists', () => {
      const at = (seconds: number) => new Date(Date.UTC(2031, 0, 1) + seconds * 1000);
      const part = async (request: Partial<ListRequest>) => {
        const all = { personId: null, common: [], deleted: false, search: '', limit: 50, after: null };
        return tested.repository.list({ ...all, effort: 1_000_000, ...request });
      };
      const ask = async (request: Partial<ListRequest>) => (await part(request)).documents;
      const titles = async (request: Partial<ListRequest>) =>
        (await ask(request)).map((document) => document.newest.title);

      it("a person's own documents and those they opened, newest change first", async () => {
        const me = personOf('Me');
        const other = personOf('Other');
        const mine = await create({ author: me, title: 'mine', savedAt: at(1) });
        const theirs = await create({ author: other, title: 'theirs', savedAt: at(2) });
        await create({ author: other, title: 'unseen', savedAt: at(3) });
        expect(await titles({ personId: me.id })).toEqual(['mine']);
        await tested.repository.recordVisit(me.id, theirs.documentId, at(4));
        await tested.repository.recordVisit(me.id, theirs.documentId, at(5));
        expect(await titles({ personId: me.id })).toEqual(['theirs', 'mine']);
        const newer = following(mine, { savedAt: at(6), title: 'mine, edited', author: other });
        await commit(expectedAfter(mine), saving(newer));
        expect(await titles({ personId: me.id })).toEqual(['mine, edited', 'theirs']);
        expect(await titles({ personId: other.id })).toContain('mine, edited');
        expect(await titles({ personId: null })).toEqual([]);
      });

      it('what everybody has in common, to whoever asks, and what the owner closed only to the owner', async () => {
        const owner = personOf('Owner');
        const open = await create({ author: owner, title: 'open' });
        const closed = await create({ author: owner, title: 'closed' });
        const visitor = personOf('Visitor');
        for (const { documentId } of [open, closed]) {
          await tested.repository.recordVisit(visitor.id, documentId, at(1));
        }
        await share(closed.documentId, (sharing) => withLink(sharing, 'none'));
        const common = [open.documentId, closed.documentId];
        expect(await titles({ personId: null, common })).toEqual(['open']);
        expect(await titles({ personId: visitor.id })).toEqual(['open']);
        expect((await titles({ personId: owner.id })).sort()).toEqual(['closed', 'open']);
      });

      it('what somebody was invited to, once they have been there, and only while they are', async () => {
        const [owner, ben, eve] = [personOf('Owner'), personOf('Ben'), personOf('Eve')];
        const { documentId } = await create({ author: owner, title: 'invited' });
        const invite = inviteOf({ label: `for "personId":"${eve.id}"` });
        await share(documentId, (is) => withInvite(withLink(is, 'none'), invite)!);
        const before = await share(documentId, (is) => withInviteUsed(is, invite.id, ben.id, at(1)));
        expect(await titles({ personId: ben.id })).toEqual([]);
        for (const person of [ben, eve]) await tested.repository.recordVisit(person.id, documentId, at(1));
        expect(await titles({ personId: ben.id })).toEqual(['invited']);
        expect(await titles({ personId: eve.id, common: [documentId] })).toEqual([]);
        await share(documentId, () => ({ ...before, invites: [], version: before.version + 1 }));
        expect(await titles({ personId: ben.id })).toEqual([]);
      });

      it('deleted documents apart from the others, as they were last', async () => {
        const me = personOf('Me');
        const kept = await create({ author: me, title: 'kept' });
        const gone = await create({ author: me, title: 'gone' });
        await commit(expectedAfter(gone), deleting(gone.documentId));
        expect(await titles({ personId: me.id })).toEqual([kept.title]);
        const [listed] = await ask({ personId: me.id, deleted: true });
        expect(listed).toMatchObject({ id: gone.documentId, newest: { title: 'gone' } });
        expect(listed?.deleted?.by.name).toBe('Deleter');
      });

      it('pages of them without a gap or a repetition, even where changes share an instant', async () => {
        const me = personOf('Me');
        for (let n = 0; n < 7; n++) await create({ author: me, title: `t${n}`, savedAt: at(n >> 1) });
        const all = await ask({ personId: me.id });
        const paged = [];
        const sizes = [];
        for (let after: ListRequest['after'] = null; ; ) {
          const { documents, next, searched } = await part({ personId: me.id, limit: 2, after });
          paged.push(...documents);
          sizes.push(documents.length);
          expect(searched).toBe(0);
          if (!next) break;
          after = next;
        }
        expect(sizes).toEqual([2, 2, 2, 1]);
        expect(all).toHaveLength(7);
        expect(paged).toEqual(all);
      });

      it.each([
        ['ÄPFEL', 'Zwei Äpfel'],
        ['100%', '100% wool'],
        ['a_b', 'a_b'],
        ['back\\slash', 'back\\slash'],
        ['ﬁle', 'file'],
        ["o'clock", "five o'clock"],
        ['😀', 'Smile 😀!'],
        ['％', '5 %'],
      ])('those in which “%s” is found, taken literally', async (search, title) => {
        const me = personOf('Me');
        await create({ author: me, title });
        await create({ author: me, title: '1000 axb backslash fire aepfel' });
        expect(await titles({ personId: me.id, search: foldForSearch(search) })).toEqual([title]);
      });

      it('what a search finds in a text as it was saved last, and no more what it said before', async () => {
        const me = personOf('Me');
        const first = await create({ author: me, title: 'before' });
        await commit(expectedAfter(first), saving(following(first, { title: 'after' })));
        expect(await titles({ personId: me.id, search: 'before' })).toEqual([]);
        expect(await titles({ personId: me.id, search: 'after' })).toEqual(['after']);
      });

      it('what a search finds page by page, with no page that has nothing after a full one', async () => {
        const me = personOf('Me');
        for (let n = 0; n < 9; n++) {
          await create({ author: me, title: n % 2 === 0 ? `needle ${n}` : 'hay', savedAt: at(n) });
        }
        const search = { personId: me.id, search: 'needle', limit: 3 };
        const first = await part(search);
        expect(first.documents.map(({ newest }) => newest.title)).toEqual([
          'needle 8',
          'needle 6',
          'needle 4',
        ]);
        const second = await part({ ...search, after: first.next });
        expect(second.documents.map(({ newest }) => newest.title)).toEqual(['needle 2', 'needle 0']);
        expect(second.next).toBeNull();
        expect((await part({ ...search, limit: 5 })).next).toBeNull();
      });

      it('what a search finds in as much text as it may look through, and where it goes on', async () => {
        const me = personOf('Me');
        for (let n = 0; n < 7; n++) {
          await create({ author: me, title: n === 0 ? 'needle' : 'hay', savedAt: at(n) });
        }
        // A document counts as 4 KiB at the least.
        const search = { personId: me.id, search: 'needle', effort: 3 * 4_096 };
        const parts = [];
        for (let after: ListRequest['after'] = null; ; ) {
          const { documents, next, searched } = await part({ ...search, after });
          parts.push([documents.map(({ newest }) => newest.title), searched / 4_096]);
          if (!next) break;
          after = next;
        }
        expect(parts).toEqual([
          [[], 3],
          [[], 3],
          [['needle'], 1],
        ]);
        const long = await create({ author: me, title: 'x'.repeat(20_000), savedAt: at(9) });
        const { next, searched } = await part(search);
        expect([next?.id, searched]).toEqual([long.documentId, long.size]);
      });
    });
  });
}

/** Later than anything that is made or deleted here. */
const REVIVED = new Date(Date.UTC(2034, 0, 1));

function personOf(name: string) {
  return { id: crypto.randomUUID(), name };
}

/** An act of its own. */
function actOf(parts: Partial<Act> = {}): Act {
  return {
    personId: crypto.randomUUID(),
    key: crypto.randomUUID(),
    digest: 'digest',
    at: new Date(Date.UTC(2030, 0, 1)),
    ...parts,
  };
}

function textOf(body: string): string {
  return JSON.stringify({ title: 't', body });
}

function revisionOf(parts: Partial<Revision> = {}): Revision {
  const { version = 1, documentId = crypto.randomUUID(), title = 't' } = parts;
  const { text = JSON.stringify({ title, body: crypto.randomUUID() }) } = parts;
  return {
    documentId,
    version,
    etag: representationTag(version, contentHash(documentId, text)),
    text,
    title,
    excerpt: 'b',
    size: Buffer.byteLength(text),
    author: personOf('Writer'),
    savedAt: new Date(Date.UTC(2030, 0, 1, 0, 0, version, 7)),
    parentEtag: null,
    mergeBaseEtag: null,
    linesAdded: 1,
    linesRemoved: 0,
    changedLines: [[1, 1]],
    restored: null,
    ...parts,
  };
}

function following(revision: Revision, parts: Partial<Revision> = {}): Revision {
  const version = revision.version + 1;
  return revisionOf({
    documentId: revision.documentId,
    version,
    parentEtag: revision.etag,
    author: revision.author,
    ...parts,
  });
}

function saving(revision: Revision): DocumentChange & { kind: 'save' } {
  const step = { lines: 1, parents: [], coarse: false };
  return { kind: 'save', revision, searchable: true, step };
}

function naming(
  documentId: string,
  version: number,
  name: string | null,
  names: number,
): DocumentChange & { kind: 'name' } {
  return { kind: 'name', documentId, version, name, names, created: true };
}

function inviteOf(parts: Partial<Invite> = {}): Invite {
  return {
    id: crypto.randomUUID(),
    access: 'view',
    label: '',
    createdAt: new Date(Date.UTC(2033, 0, 1)),
    expiresAt: new Date(Date.UTC(2033, 0, 8)),
    used: null,
    ...parts,
  };
}

function erasing(documentId: string): DocumentChange & { kind: 'erase' } {
  return { ...deleting(documentId), kind: 'erase' };
}

function deleting(documentId: string): DocumentChange & { kind: 'delete' } {
  const at = new Date(Date.UTC(2032, 0, 1));
  return { kind: 'delete', documentId, by: personOf('Deleter'), at };
}
