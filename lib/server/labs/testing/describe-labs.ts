import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordRepository } from '@/lib/server/labs/record-repository';
import type { LabRepository } from '@/lib/server/labs/repository';
import { aLab } from './a-lab';
import { at, type LabsUnderTest, underTest } from './labs-under-test';
import { ROOM, recording } from './recording';

/** The tests that every implementation of LabRepository has to pass. */
export function describeLabs(name: string, open: () => Promise<LabsUnderTest>): void {
  describe(`labs kept in ${name}`, () => {
    const { make, tested } = underTest(open);
    let labs: LabRepository;
    let record: RecordRepository;
    beforeAll(() => {
      ({ labs, record } = tested());
    });

    describe('a lab', () => {
      it('is found as it was put in, and is nowhere once it was removed', async () => {
        const lab = await make({ guard: 'lock', paused: true, lockHolder: 'x', lockedUntil: at(5) });
        expect(await labs.find(lab.id)).toEqual(lab);
        await labs.remove([lab.id]);
        expect(await labs.find(lab.id)).toBeNull();
        expect(await labs.find(randomUUID())).toBeNull();
      });

      it('is counted with those of its owner, of its address, and of its kind', async () => {
        const { ownerId } = await make({ share: 'a' });
        await make({ ownerId, share: 'b', trial: true });
        await make({ share: 'b' });
        const counts = [{ ownerId }, { ownerId, trial: false }, { share: 'b' }, {}].map((which) =>
          labs.count(which),
        );
        expect(await Promise.all(counts)).toEqual([2, 1, 2, 3]);
        expect(await labs.largestShare()).toBe('b');
      });

      it('has room besides so many of its owner, however many are made at once', async () => {
        const { ownerId } = await make();
        await make({ ownerId, trial: true });
        const more = Array.from({ length: 20 }, () => aLab({ ownerId, expiresAt: at(1) }));
        const isIn = await Promise.all(more.map((lab) => labs.insert(lab, 5)));
        expect(isIn.filter(Boolean)).toHaveLength(4);
        expect(await labs.count({ ownerId, trial: false })).toBe(5);
        for (const [nth, { id }] of more.entries()) expect((await labs.find(id)) !== null).toBe(isIn[nth]);
        expect(await labs.insert(aLab({ expiresAt: at(1) }), 5)).toBe(true);
      });

      it('is over at the moment in which its time is', async () => {
        const lab = await make({ expiresAt: at(10) });
        await make({ expiresAt: at(11) });
        expect(await labs.over(at(9))).toEqual([]);
        expect(await labs.over(at(10))).toEqual([lab.id]);
      });

      it('that is a trial gives way to newer ones of its owner', async () => {
        const ownerId = randomUUID();
        const oldest = await make({ ownerId, trial: true });
        const older = await make({ ownerId, trial: true });
        await make({ ownerId });
        await make({ trial: true });
        await make({ ownerId, trial: true });
        expect(await labs.trialsBefore(ownerId, 1)).toEqual([older.id, oldest.id]);
        expect(await labs.trialsBefore(ownerId, 3)).toEqual([]);
      });

      it('is missed least as a trial, then where nobody joined, the oldest first, and not at all while followed', async () => {
        const joined = await make({ joined: 1 });
        const empty = await make();
        const trial = await make({ trial: true, joined: 5 });
        await make({ share: 'another', trial: true });
        const gone: (string | null)[] = [];
        for (let n = 0; n < 4; n += 1) {
          const least = await labs.idlest('one', at(50));
          gone.push(least);
          if (least) await labs.followed([least], at(50));
        }
        expect(gone).toEqual([trial.id, empty.id, joined.id, null]);
        expect(await labs.idlest('one', at(51))).toBe(trial.id);
      });
    });

    describe('a switch', () => {
      it('of guard and pause is made once, and only where nothing else was switched meanwhile', async () => {
        const lab = await make();
        const next = { guard: 'lock', paused: true, challenge: 'one' } as const;
        const switched = await Promise.all([1, 2, 3].map(() => labs.change(lab, next)));
        expect(switched.filter(Boolean)).toHaveLength(1);
        expect(await labs.find(lab.id)).toEqual({ ...lab, ...next });
        await labs.restart(lab.id, { guard: lab.guard, startVersion: 2 });
        expect(await labs.change({ ...lab, paused: true }, next)).toBe(false);
      });

      it('to a new round frees the lock and forgets the record, and counts on', async () => {
        const lab = await make({ joined: 3 });
        await labs.lock(lab.id, { holder: 'x', token: 't', until: at(100) }, at(0));
        await record.record(lab.id, 1, ['1', '2'].map(recording), ROOM);
        const fresh = await labs.restart(lab.id, { guard: 'if-match-required', startVersion: 7 });
        expect(fresh).toEqual({ ...lab, guard: 'if-match-required', startVersion: 7, round: 2 });
        expect(await labs.find(lab.id)).toEqual(fresh);
        expect(await record.recordedAfter(lab.id, 0)).toEqual([]);
        await record.record(lab.id, 2, ['3'].map(recording), ROOM);
        expect(await record.recordedAfter(lab.id, 0)).toEqual([{ sequence: 3, round: 2, text: '3' }]);
        expect(await labs.restart(randomUUID(), { guard: 'none', startVersion: 1 })).toBeNull();
      });

      it('to a new round that begins with an earlier version than the one that is there changes nothing', async () => {
        const { id } = await make();
        const newest = await labs.restart(id, { guard: 'lock', startVersion: 5 });
        await labs.lock(id, { holder: 'x', token: 't', until: at(100) }, at(0));
        await record.record(id, 2, ['1'].map(recording), ROOM);
        const as = { ...newest, lockHolder: 'x', lockToken: 't', lockedUntil: at(100) };
        for (const startVersion of [4, 5]) {
          expect(await labs.restart(id, { guard: 'none', startVersion })).toEqual(as);
        }
        expect(await labs.find(id)).toEqual(as);
        expect(await record.recordedAfter(id, 0)).toHaveLength(1);
      });

      it('to a new round that is made many times at once ends with the latest version', async () => {
        const { id } = await make();
        const versions = [7, 3, 9, 2, 8, 5, 6, 4];
        const answers = await Promise.all(
          versions.map((startVersion) => labs.restart(id, { guard: 'none', startVersion })),
        );
        for (const [nth, answer] of answers.entries()) {
          expect(answer!.startVersion).toBeGreaterThanOrEqual(versions[nth]!);
        }
        expect((await labs.find(id))!.startVersion).toBe(9);
      });
    });

    describe('the lock', () => {
      const take = (id: string, holder: string, token: string, now: number) =>
        labs.lock(id, { holder, token, until: at(now + 10) }, at(now));

      it('is taken by one of those who come at once', async () => {
        const { id } = await make();
        const taken = await Promise.all(['a', 'b', 'c', 'd'].map((who) => take(id, who, who, 0)));
        const holder = ['a', 'b', 'c', 'd'][taken.indexOf(true)];
        expect(taken.filter(Boolean)).toHaveLength(1);
        expect(await labs.find(id)).toMatchObject({
          lockHolder: holder,
          lockToken: holder,
          lockedUntil: at(10),
        });
      });

      it('is another’s at its end and not before, and its holder’s to take anew', async () => {
        const { id } = await make();
        await take(id, 'a', 't1', 0);
        expect(await take(id, 'b', 't2', 9)).toBe(false);
        expect(await take(id, 'a', 't3', 5)).toBe(true);
        expect(await take(id, 'b', 't4', 14)).toBe(false);
        expect(await take(id, 'b', 't5', 15)).toBe(true);
        expect((await labs.find(id))!.lockToken).toBe('t5');
      });

      it('is given back by its holder with its token, and by nobody else', async () => {
        const { id } = await make();
        await take(id, 'a', 't', 0);
        expect(await labs.unlock(id, 'b', 't')).toBe(false);
        expect(await labs.unlock(id, 'a', 'other')).toBe(false);
        expect(await take(id, 'b', 't2', 1)).toBe(false);
        expect(await labs.unlock(id, 'a', 't')).toBe(true);
        expect(await labs.unlock(id, 'a', 't')).toBe(false);
        expect(await take(id, 'b', 't2', 1)).toBe(true);
      });
    });
  });
}
