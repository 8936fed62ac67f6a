import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { adopt } from './adopt';

const AT = new Date(Date.UTC(2030, 0, 1));

describe.each(PROVIDERS)('one person in place of another, on %s', (provider) => {
  const database = openedDatabase(provider);

  const invite = (personId: string | null, access = 'edit') => ({
    id: randomUUID(),
    access,
    label: '',
    createdAt: AT.toISOString(),
    expiresAt: AT.toISOString(),
    used: personId === null ? null : { personId, at: AT.toISOString() },
  });
  /** A document of somebody, with one version that they wrote. */
  async function write(ownerId: string, invites: readonly object[] = []): Promise<string> {
    const id = randomUUID();
    const etag = `1-${id.slice(0, 8)}`;
    await database().write(async (transaction) => {
      await transaction.document.create({
        data: {
          id,
          ownerId,
          etag,
          version: 1,
          invites: JSON.stringify(invites),
          createdAt: AT,
          updatedAt: AT,
        },
      });
      await transaction.revision.create({
        data: {
          documentId: id,
          version: 1,
          etag,
          inlineText: '{}',
          title: 't',
          excerpt: '',
          size: 2,
          authorId: ownerId,
          authorName: 'As it was',
          savedAt: AT,
          linesAdded: 0,
          linesRemoved: 0,
        },
      });
    });
    return id;
  }
  const rowOf = (id: string) => database().readClient.document.findUniqueOrThrow({ where: { id } });
  const visit = (personId: string, documentId: string) =>
    database().write((transaction) => transaction.visit.create({ data: { personId, documentId, at: AT } }));
  const act = (personId: string, key: string, documentId: string, digest: string) =>
    database().write((transaction) =>
      transaction.act.create({
        data: { personId, key, digest, documentId, version: 1, etag: null, created: true, at: AT },
      }),
    );

  it('owns, may do, has opened and has done what either did, and history says who wrote', async () => {
    const [ana, ben, zoe] = [randomUUID(), randomUUID(), randomUUID()];
    const owned = await write(ana);
    const bens = await write(ben);
    const givenTo = invite(ana, 'view');
    const open = invite(null);
    const shared = await write(zoe, [givenTo, open]);
    const lent = await write(ana, [invite(ben), invite(zoe)]);
    const others = await write(zoe, [invite(zoe)]);
    for (const id of [owned, shared]) await visit(ana, id);
    for (const id of [bens, shared]) await visit(ben, id);
    await act(ana, 'one', owned, 'd1');
    await act(ana, 'same', owned, 'd2');
    await act(ben, 'same', bens, 'd3');

    const changed = await adopt(database(), ana, ben, AT);

    expect([...changed].sort()).toEqual([owned, shared, lent].sort());
    expect(await rowOf(owned)).toMatchObject({ ownerId: ben, sharingVersion: 2, version: 1 });
    const lentNow = await rowOf(lent);
    expect(lentNow).toMatchObject({ ownerId: ben, sharingVersion: 2 });
    expect(JSON.parse(lentNow.invites)).toEqual([
      expect.objectContaining({ used: { personId: zoe, at: AT.toISOString() } }),
    ]);
    const sharedNow = await rowOf(shared);
    expect(sharedNow).toMatchObject({ ownerId: zoe, sharingVersion: 2 });
    expect(JSON.parse(sharedNow.invites)).toEqual([
      { ...givenTo, used: { ...givenTo.used, personId: ben } },
      open,
    ]);
    for (const id of [bens, others]) expect((await rowOf(id)).sharingVersion).toBe(1);
    const { readClient } = database();
    const visits = await readClient.visit.findMany({ where: { personId: { in: [ana, ben] } } });
    expect(visits.map(({ personId, documentId }) => [personId, documentId]).sort()).toEqual(
      [owned, shared, bens].map((id) => [ben, id]).sort(),
    );
    const acts = await readClient.act.findMany({ where: { personId: { in: [ana, ben] } } });
    expect(acts.map(({ personId, key, digest }) => [personId, key, digest]).sort()).toEqual(
      [
        [ben, 'one', 'd1'],
        [ben, 'same', 'd3'],
      ].sort(),
    );
    const [written] = await readClient.revision.findMany({ where: { documentId: owned } });
    expect(written).toMatchObject({ authorId: ana, authorName: 'As it was' });
    expect(await adopt(database(), ana, ben, AT)).toEqual([]);
  });

  it('has the labs of both, and no token or link that somebody else may hold', async () => {
    const [ana, ben] = [randomUUID(), randomUUID()];
    await database().write(async (transaction) => {
      const token = { id: randomUUID(), personId: ana, name: 'Script', digest: randomUUID(), createdAt: AT };
      await transaction.apiToken.create({ data: token });
      await transaction.deviceLink.create({ data: { digest: randomUUID(), personId: ana, expiresAt: AT } });
      const lab = { guard: 'strong', trial: false, startVersion: 1, joined: 0, createdAt: AT, expiresAt: AT };
      await transaction.lab.create({ data: { id: randomUUID(), ownerId: ana, ...lab } });
      // Of two more labs both are teachers; in one both have a place, in the other only the former.
      for (const [labId, places] of [
        [randomUUID(), [ana, ben]],
        [randomUUID(), [ana]],
      ] as const) {
        await transaction.lab.create({ data: { id: labId, ownerId: randomUUID(), ...lab } });
        const teachers = [ana, ben].map((personId) => ({ labId, personId }));
        await transaction.labTeacher.createMany({ data: teachers });
        const rows = places.map((personId, place) => ({
          labId,
          place,
          personId,
          name: 'x',
          key: `${place}`,
        }));
        await transaction.labPlace.createMany({ data: rows });
      }
    });
    await adopt(database(), ana, ben, AT);
    const { readClient } = database();
    for (const personId of [ana, ben]) {
      const all = [
        await readClient.apiToken.count({ where: { personId } }),
        await readClient.deviceLink.count({ where: { personId } }),
        await readClient.lab.count({ where: { ownerId: personId } }),
        await readClient.labTeacher.count({ where: { personId } }),
        await readClient.labPlace.count({ where: { personId } }),
      ];
      expect(all).toEqual(personId === ben ? [0, 0, 1, 2, 2] : [0, 0, 0, 0, 1]);
    }
  });

  it('takes nothing of somebody who has an account, nor of oneself', async () => {
    const [ana, ben] = [randomUUID(), randomUUID()];
    const document = await write(ana);
    await visit(ana, document);
    expect(await adopt(database(), ana, ana, AT)).toEqual([]);
    await database().write((transaction) =>
      transaction.account.create({ data: { issuer: 'i', subject: ana, personId: ana, createdAt: AT } }),
    );
    expect(await adopt(database(), ana, ben, AT)).toEqual([]);
    expect(await rowOf(document)).toMatchObject({ ownerId: ana, sharingVersion: 1 });
    expect(await database().readClient.visit.count({ where: { personId: ana } })).toBe(1);
  });

  it('loses no change of sharing that is made at the same time', async () => {
    const [ana, ben] = [randomUUID(), randomUUID()];
    const documents: string[] = [];
    for (let nth = 0; nth < 20; nth += 1) documents.push(await write(ana));
    const close = async (id: string) => {
      for (;;) {
        const { sharingVersion } = await rowOf(id);
        const { count } = await database().write((transaction) =>
          transaction.document.updateMany({
            where: { id, sharingVersion },
            data: { linkAccess: 'none', sharingVersion: sharingVersion + 1 },
          }),
        );
        if (count === 1) return;
      }
    };
    await Promise.all([adopt(database(), ana, ben, AT), ...documents.slice(0, 10).map(close)]);
    for (const [at, id] of documents.entries()) {
      expect(await rowOf(id)).toMatchObject({
        ownerId: ben,
        linkAccess: at < 10 ? 'none' : 'edit',
        sharingVersion: at < 10 ? 3 : 2,
      });
    }
  });
});
