import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Lab } from '@/lib/server/labs/lab';
import type { GateTerms, Joining, LabRepository, RecordLimits } from '@/lib/server/labs/repository';
import { aLab } from './a-lab';

/** Labs under test. */
export interface LabsUnderTest {
  readonly labs: LabRepository;
  close(): Promise<void>;
}

const NOW = Date.UTC(2030, 0, 1);
const at = (milliseconds: number) => new Date(NOW + milliseconds);
const ROOM: RecordLimits = { exchanges: 8, ofOne: 1_000_000, bytes: 1_000_000 };

/** The tests that every implementation of LabRepository has to pass. */
export function describeLabs(name: string, open: () => Promise<LabsUnderTest>): void {
  describe(`labs kept in ${name}`, () => {
    let tested: LabsUnderTest;
    let labs: LabRepository;
    beforeAll(async () => {
      tested = await open();
      labs = tested.labs;
    }, 60_000);
    afterAll(() => tested.close());
    beforeEach(async () => {
      await labs.remove(await labs.over(at(1e12)));
    });

    let made = 0;
    const make = async (parts: Partial<Lab> = {}): Promise<Lab> => {
      made += 1;
      const lab = aLab({ createdAt: at(made), expiresAt: at(3_600_000), ...parts });
      await labs.insert(lab);
      return lab;
    };

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
        const next = { guard: 'lock', paused: true } as const;
        const switched = await Promise.all([1, 2, 3].map(() => labs.change(lab, next)));
        expect(switched.filter(Boolean)).toHaveLength(1);
        expect(await labs.find(lab.id)).toEqual({ ...lab, ...next });
        await labs.restart(lab.id, { guard: lab.guard, startVersion: 2 });
        expect(await labs.change({ ...lab, paused: true }, next)).toBe(false);
      });

      it('to a new round frees the lock and forgets the record, and counts on', async () => {
        const lab = await make({ joined: 3 });
        await labs.lock(lab.id, { holder: 'x', token: 't', until: at(100) }, at(0));
        await labs.record(lab.id, 1, ['1', '2'], ROOM);
        const fresh = await labs.restart(lab.id, { guard: 'if-match-required', startVersion: 7 });
        expect(fresh).toEqual({ ...lab, guard: 'if-match-required', startVersion: 7, round: 2 });
        expect(await labs.find(lab.id)).toEqual(fresh);
        expect(await labs.recordedAfter(lab.id, 0)).toEqual([]);
        await labs.record(lab.id, 2, ['3'], ROOM);
        expect(await labs.recordedAfter(lab.id, 0)).toEqual([{ sequence: 3, round: 2, text: '3' }]);
        expect(await labs.restart(randomUUID(), { guard: 'none', startVersion: 1 })).toBeNull();
      });

      it('to a new round that begins with an earlier version than the one that is there changes nothing', async () => {
        const { id } = await make();
        const newest = await labs.restart(id, { guard: 'lock', startVersion: 5 });
        await labs.lock(id, { holder: 'x', token: 't', until: at(100) }, at(0));
        await labs.record(id, 2, ['1'], ROOM);
        const as = { ...newest, lockHolder: 'x', lockToken: 't', lockedUntil: at(100) };
        for (const startVersion of [4, 5]) {
          expect(await labs.restart(id, { guard: 'none', startVersion })).toEqual(as);
        }
        expect(await labs.find(id)).toEqual(as);
        expect(await labs.recordedAfter(id, 0)).toHaveLength(1);
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

    describe('whoever joins', () => {
      const guest = { personId: 'p', share: 's', mostOfPerson: 3, mostOfShare: 5 };
      const joining = (parts: Partial<Joining> = {}): Joining => ({
        count: 1,
        most: 50,
        guest: null,
        ...parts,
      });

      it('at once with others is taken in one after the other', async () => {
        const { id } = await make();
        const joined = await Promise.all(
          Array.from({ length: 40 }, (_, nth) =>
            labs.join(id, joining({ guest: { ...guest, personId: `p${nth}`, share: `s${nth}` } })),
          ),
        );
        expect(joined.toSorted((a, b) => a! - b!)).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1));
        expect((await labs.find(id))!.joined).toBe(40);
      });

      it('finds no room beyond what there is, however many come at once', async () => {
        const { id } = await make({ joined: 45 });
        const joined = await Promise.all(
          Array.from({ length: 4 }, () => labs.join(id, joining({ count: 2 }))),
        );
        expect(joined.filter((count) => count !== null).toSorted()).toEqual([47, 49]);
        expect((await labs.find(id))!.joined).toBe(49);
        expect(await labs.join(randomUUID(), joining())).toBeNull();
      });

      it('takes no more than the share of one person and of one address, however many come at once', async () => {
        const { id } = await make();
        const own = await Promise.all(Array.from({ length: 6 }, () => labs.join(id, joining({ guest }))));
        expect(own.filter((count) => count !== null)).toHaveLength(3);
        const others = await Promise.all(
          [1, 2, 3, 4].map((nth) => labs.join(id, joining({ guest: { ...guest, personId: `p${nth}` } }))),
        );
        expect(others.filter((count) => count !== null)).toHaveLength(2);
        expect((await labs.find(id))!.joined).toBe(5);
        const nameless = { ...guest, personId: null, share: 'elsewhere' };
        expect(await labs.join(id, joining({ count: 5, guest: nameless }))).toBe(10);
        expect(await labs.join(id, joining({ guest: nameless }))).toBeNull();
        expect(await labs.join(id, joining({ count: 9 }))).toBe(19);
      });

      it('leaves to the next address as much as is taken', async () => {
        const { id } = await make();
        const from = async (share: string) => {
          const wide = { personId: null, share, mostOfPerson: 100, mostOfShare: 100 };
          let places = 0;
          while (await labs.join(id, joining({ most: 16, guest: wide }))) places += 1;
          return places;
        };
        expect([await from('a'), await from('b'), await from('c')]).toEqual([8, 4, 2]);
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

    describe('the record', () => {
      const texts = async (id: string, after = 0) =>
        (await labs.recordedAfter(id, after)).map(({ text }) => text);

      it('has every exchange once, numbered without a gap, whoever writes at once', async () => {
        const { id } = await make();
        const other = await make();
        const room = { ...ROOM, exchanges: 100 };
        await Promise.all(
          Array.from({ length: 20 }, (_, nth) => [
            labs.record(id, 1, [`"${nth}a é"`, `"${nth}b"`], room),
            labs.record(other.id, 1, ['0'], room),
          ]).flat(),
        );
        const all = await labs.recordedAfter(id, 0);
        expect(all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1));
        // What is written together stays together.
        expect(all.filter((_, nth) => nth % 2 === 0).map(({ text }) => text.replace('a é', 'b'))).toEqual(
          all.filter((_, nth) => nth % 2 === 1).map(({ text }) => text),
        );
        expect(new Set(all.map(({ text }) => text)).size).toBe(40);
        expect(await texts(id, 38)).toEqual(all.slice(38).map(({ text }) => text));
      });

      it('shows to whoever has seen a number all before it', async () => {
        const { id } = await make();
        const room = { ...ROOM, exchanges: 1_000 };
        let writing = true;
        const written = Promise.all(
          Array.from({ length: 60 }, (_, nth) => labs.record(id, 1, [String(nth)], room)),
        ).finally(() => {
          writing = false;
        });
        const seen: number[] = [];
        while (writing) {
          await setImmediate();
          for (const { sequence } of await labs.recordedAfter(id, seen.at(-1) ?? 0)) seen.push(sequence);
        }
        await written;
        for (const { sequence } of await labs.recordedAfter(id, seen.at(-1) ?? 0)) seen.push(sequence);
        expect(seen).toEqual(Array.from({ length: 60 }, (_, nth) => nth + 1));
      });

      it('has no place for a round that is over, nor for a lab that is none', async () => {
        const { id } = await make();
        await labs.restart(id, { guard: 'none', startVersion: 2 });
        expect(await labs.record(id, 1, ['1'], ROOM)).toBe(false);
        expect(await labs.record(randomUUID(), 1, ['1'], ROOM)).toBe(false);
        expect(await texts(id)).toEqual([]);
      });

      it('keeps so many exchanges, the newest, with an eighth more at most', async () => {
        const { id } = await make();
        for (let nth = 1; nth <= 50; nth += 1) await labs.record(id, 1, [String(nth)], ROOM);
        const kept = await texts(id);
        expect(kept.length).toBeGreaterThanOrEqual(8);
        expect(kept.length).toBeLessThanOrEqual(9);
        expect(kept).toEqual(Array.from({ length: kept.length }, (_, nth) => String(51 - kept.length + nth)));
      });

      it('keeps so many bytes of one lab, the newest, with an eighth more at most', async () => {
        const { id } = await make();
        const long = (nth: number) => JSON.stringify(`${nth}${'é'.repeat(500)}`);
        const limits = { ...ROOM, exchanges: 100, ofOne: 8_100 };
        for (let nth = 10; nth < 40; nth += 1) await labs.record(id, 1, [long(nth)], limits);
        const kept = await texts(id);
        expect(kept.length).toBeGreaterThanOrEqual(7);
        expect(kept.length).toBeLessThanOrEqual(9);
        expect(kept.at(-1)).toBe(long(39));
      });

      it('keeps so many bytes of all labs: of the one with most the oldest go', async () => {
        const [small, large] = [await make(), await make()];
        const limits = { ...ROOM, exchanges: 1_000, bytes: 20_000 };
        const long = (nth: number) => JSON.stringify(`${nth}${'x'.repeat(996)}`);
        await labs.record(small.id, 1, [long(1), long(2)], limits);
        for (let nth = 100; nth < 150; nth += 1) await labs.record(large.id, 1, [long(nth)], limits);
        expect(await texts(small.id)).toEqual([long(1), long(2)]);
        const kept = await texts(large.id);
        expect(kept.length).toBeGreaterThan(12);
        expect(kept.length).toBeLessThanOrEqual(18);
        expect(kept.at(-1)).toBe(long(149));
        await labs.restart(large.id, { guard: 'none', startVersion: 2 });
        await labs.record(
          small.id,
          1,
          Array.from({ length: 16 }, () => long(3)),
          limits,
        );
        expect(await texts(small.id)).toHaveLength(18);
      });
    });

    describe('a gate', () => {
      const terms = (now = 0, parts: Partial<{ until: number; most: number }> = {}): GateTerms => ({
        now: at(now),
        until: at(parts.until ?? now + 100),
        most: parts.most ?? 3,
      });
      const gate = (labId: string, name: string, client = 0) => ({ labId, client, name });

      it('says how its PUT was met first', async () => {
        const { id } = await make();
        expect(await labs.met(gate(id, 'a'), at(0))).toBeNull();
        await labs.meet(gate(id, 'a'), 'held', terms());
        await labs.meet(gate(id, 'a'), 'answered', terms());
        await labs.meet(gate(id, 'b'), 'answered', terms());
        expect(await labs.met(gate(id, 'a'), at(1))).toBe('held');
        expect(await labs.met(gate(id, 'b'), at(1))).toBe('answered');
        expect(await labs.met(gate(id, 'a', 1), at(1))).toBeNull();
        expect(await labs.met({ ...gate(id, 'a', 1), client: null }, at(1))).toBe('held');
        expect(await labs.met({ ...gate(id, 'c'), client: null }, at(1))).toBeNull();
      });

      it('is open once it was opened, before its PUT or after, and no other is', async () => {
        const { id } = await make();
        const other = await make();
        await labs.meet(gate(id, 'a'), 'held', terms());
        expect(await labs.isOpen(gate(id, 'a'), at(0))).toBe(false);
        await labs.open(gate(id, 'a'), terms());
        await labs.open(gate(id, 'b'), terms());
        for (const [open, place] of [
          [true, gate(id, 'a')],
          [true, gate(id, 'b')],
          [false, gate(id, 'c')],
          [false, gate(id, 'a', 1)],
          [false, gate(other.id, 'a')],
        ] as const) {
          expect(await labs.isOpen(place, at(1))).toBe(open);
        }
        expect(await labs.met(gate(id, 'b'), at(1))).toBeNull();
      });

      it('of the teacher stands for everybody’s of that name', async () => {
        const { id } = await make();
        await labs.meet(gate(id, 'a', 1), 'held', terms());
        await labs.meet(gate(id, 'b', 1), 'held', terms());
        await labs.open({ ...gate(id, 'a'), client: null }, terms());
        expect(await labs.isOpen(gate(id, 'a', 1), at(1))).toBe(true);
        expect(await labs.isOpen(gate(id, 'a', 2), at(1))).toBe(true);
        expect(await labs.isOpen(gate(id, 'b', 1), at(1))).toBe(false);
      });

      it('is forgotten at its time, and sooner once its PUT was answered', async () => {
        const { id } = await make();
        await labs.open(gate(id, 'a'), terms(0, { until: 100 }));
        expect(await labs.isOpen(gate(id, 'a'), at(99))).toBe(true);
        expect(await labs.isOpen(gate(id, 'a'), at(100))).toBe(false);
        await labs.open(gate(id, 'b'), terms(0, { until: 100 }));
        await labs.meet(gate(id, 'b'), 'answered', terms(0, { until: 30 }));
        expect(await labs.isOpen(gate(id, 'b'), at(29))).toBe(true);
        expect(await labs.isOpen(gate(id, 'b'), at(30))).toBe(false);
        // What is made anew knows nothing of before.
        await labs.meet(gate(id, 'b'), 'held', terms(30));
        expect(await labs.met(gate(id, 'b'), at(31))).toBe('held');
        expect(await labs.isOpen(gate(id, 'b'), at(31))).toBe(false);
      });

      it('has room besides so many of one client, or in the place of one that was answered', async () => {
        const { id } = await make();
        for (const name of ['a', 'b', 'c']) expect(await labs.open(gate(id, name), terms())).toBe(true);
        expect(await labs.open(gate(id, 'd'), terms())).toBe(false);
        expect(await labs.meet(gate(id, 'd'), 'held', terms())).toBe(false);
        expect(await labs.isOpen(gate(id, 'd'), at(1))).toBe(false);
        expect(await labs.open(gate(id, 'a'), terms())).toBe(true);
        expect(await labs.open(gate(id, 'd', 1), terms())).toBe(true);
        await labs.meet(gate(id, 'b'), 'answered', terms(0, { until: 50 }));
        expect(await labs.open(gate(id, 'd'), terms(1))).toBe(true);
        expect(await labs.met(gate(id, 'b'), at(2))).toBeNull();
        expect(await labs.isOpen(gate(id, 'a'), at(2))).toBe(true);
        expect(await labs.open(gate(id, 'e'), terms(2))).toBe(false);
        // One whose PUT was answered without coming there gives way as well.
        for (const name of ['x', 'y', 'z'])
          await labs.meet(gate(id, name, 2), 'answered', terms(0, { until: 50 }));
        expect(await labs.open(gate(id, 'd', 2), terms(1))).toBe(true);
      });

      it('has no more room where many are named at once, and none where there is no lab', async () => {
        const { id } = await make();
        const named = Array.from({ length: 60 }, (_, nth) => gate(id, `${nth}`));
        const made = await Promise.all(
          named.map((place, nth) =>
            nth % 2 ? labs.meet(place, 'held', terms()) : labs.open(place, terms()),
          ),
        );
        expect(made.filter(Boolean)).toHaveLength(3);
        const gone = gate(randomUUID(), 'a');
        expect(await labs.open(gone, terms())).toBe(false);
        expect(await labs.meet(gone, 'held', terms())).toBe(false);
      });

      it('may be opened and met at once', async () => {
        const { id } = await make();
        for (let nth = 0; nth < 20; nth += 1) {
          const place = gate(id, 'a', nth);
          await Promise.all([labs.open(place, terms()), labs.meet(place, 'held', terms())]);
          expect([await labs.met(place, at(1)), await labs.isOpen(place, at(1))]).toEqual(['held', true]);
        }
      });

      it('goes with its lab', async () => {
        const lab = await make();
        await labs.meet(gate(lab.id, 'a'), 'held', terms());
        await labs.record(lab.id, 1, ['1'], ROOM);
        await labs.remove([lab.id]);
        await labs.insert(lab);
        expect(await labs.met(gate(lab.id, 'a'), at(1))).toBeNull();
        expect(await labs.recordedAfter(lab.id, 0)).toEqual([]);
      });
    });
  });
}
