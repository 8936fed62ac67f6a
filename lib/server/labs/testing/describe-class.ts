import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ClassRepository, ProgressRoom, Room } from '@/lib/server/labs/class-repository';
import { isRefused, type Refusal } from '@/lib/server/labs/refusal';
import type { LabRepository } from '@/lib/server/labs/repository';
import { at, type LabsUnderTest, underTest } from './labs-under-test';

const ROOM: Room = { most: 50, guest: null };
const MUCH = { ofPlace: 40, shared: { ofLab: 100, ofShare: 100 } };

const unlessRefused = <Outcome>(outcome: Outcome | Refusal): Outcome | null =>
  isRefused(outcome) ? null : outcome;

/** The tests that every implementation of ClassRepository has to pass. */
export function describeClass(name: string, open: () => Promise<LabsUnderTest>): void {
  describe(`who is in a lab, kept in ${name}`, () => {
    const { make, tested } = underTest(open);
    let labs: LabRepository;
    let members: ClassRepository;
    beforeAll(() => {
      ({ labs, members } = tested());
    });
    type Members = ClassRepository;
    const join = async (...all: Parameters<Members['join']>) => unlessRefused(await members.join(...all));
    const note = async (...all: Parameters<Members['note']>) => unlessRefused(await members.note(...all));
    const take = async (id: string, personId: string, wanted = 'Mira', room = ROOM) =>
      unlessRefused(await members.takePlace(id, { personId, name: wanted }, room));
    const addTeacher = async (...all: Parameters<Members['addTeacher']>) =>
      (await members.addTeacher(...all)) === null;

    const guest = { personId: 'p', share: 's', mostOfPerson: 3, mostOfShare: 5 };
    const asGuest = (parts: Partial<typeof guest> | { personId: null; share?: string } = {}): Room => ({
      ...ROOM,
      guest: { ...guest, ...parts },
    });

    describe('whoever joins', () => {
      it('at once with others is taken in one after the other', async () => {
        const { id } = await make();
        const joined = await Promise.all(
          Array.from({ length: 40 }, (_, nth) =>
            join(id, 1, asGuest({ personId: `p${nth}`, share: `s${nth}` })),
          ),
        );
        expect(joined.toSorted((a, b) => a! - b!)).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1));
        expect((await labs.find(id))!.joined).toBe(40);
      });

      it('finds no room beyond what there is, however many come at once', async () => {
        const { id } = await make({ joined: 45 });
        const joined = await Promise.all(Array.from({ length: 4 }, () => join(id, 2, ROOM)));
        expect(joined.filter((count) => count !== null).toSorted()).toEqual([47, 49]);
        expect((await labs.find(id))!.joined).toBe(49);
        expect(await join(randomUUID(), 1, ROOM)).toBeNull();
      });

      it('takes no more than the share of one person and of one address, however many come at once', async () => {
        const { id } = await make();
        const own = await Promise.all(Array.from({ length: 6 }, () => join(id, 1, asGuest())));
        expect(own.filter((count) => count !== null)).toHaveLength(3);
        const others = await Promise.all(
          [1, 2, 3, 4].map((nth) => join(id, 1, asGuest({ personId: `p${nth}` }))),
        );
        expect(others.filter((count) => count !== null)).toHaveLength(2);
        expect((await labs.find(id))!.joined).toBe(5);
        expect(await join(id, 9, ROOM)).toBe(14);
      });

      it('without saying who they are takes the share of one person with all such of the address', async () => {
        const { id } = await make();
        const nameless = () => join(id, 1, asGuest({ personId: null }));
        expect([await nameless(), await nameless(), await nameless(), await nameless()]).toEqual([
          1,
          2,
          3,
          null,
        ]);
        expect(await join(id, 1, asGuest({ personId: null, share: 'elsewhere' }))).toBe(4);
        expect(await join(id, 1, asGuest())).toBe(5);
      });

      it('leaves to the next address as much as is taken', async () => {
        const { id } = await make();
        const from = async (share: string) => {
          const wide = { personId: 'p', share, mostOfPerson: 100, mostOfShare: 100 };
          let places = 0;
          while (await join(id, 1, { most: 16, guest: wide })) places += 1;
          return places;
        };
        expect([await from('a'), await from('b'), await from('c')]).toEqual([8, 4, 2]);
      });
    });

    describe('a place of somebody’s own', () => {
      it('is made once, however often and at once it is asked for, and keeps its name', async () => {
        const { id } = await make({ joined: 2 });
        const taken = await Promise.all(
          Array.from({ length: 12 }, (_, nth) => take(id, 'mira', nth ? 'Else' : 'Mira')),
        );
        expect(new Set(taken.map((place) => `${place!.place} ${place!.name}`)).size).toBe(1);
        expect(taken.filter((place) => place!.isNew)).toHaveLength(1);
        expect((await labs.find(id))!.joined).toBe(3);
        const { name: kept, place } = taken[0]!;
        expect(await take(id, 'mira', 'Again')).toEqual({ place, name: kept, isNew: false });
        expect(await members.placeOf(id, 'mira')).toEqual({ place: 2, name: kept });
        expect(await members.placeOf(id, 'ben')).toBeNull();
        expect(await members.placeOf((await make()).id, 'mira')).toBeNull();
      });

      it('has a name that no other client has, however many want it at once', async () => {
        const { id } = await make({ joined: 1 });
        const names = await Promise.all(
          ['a', 'b', 'c', 'd', 'e', 'f'].map(async (who, nth) => {
            return (await take(id, who, nth % 2 ? 'mira' : 'Mira'))!.name.toLowerCase();
          }),
        );
        expect(names.toSorted()).toEqual(['mira', 'mira 2', 'mira 3', 'mira 4', 'mira 5', 'mira 6']);
        // The first client is called so already.
        expect((await take(id, 'g', 'Ana'))!.name).toBe('Ana 2');
        expect(await members.ownPlaces(id)).toHaveLength(7);
      });

      it('is found in a full lab by whoever has it, and made for nobody', async () => {
        const { id } = await make({ joined: 9 });
        const full = { ...ROOM, most: 10 };
        expect((await take(id, 'mira', 'Mira', full))!.isNew).toBe(true);
        expect((await take(id, 'mira', 'Mira', full))!.isNew).toBe(false);
        expect(await take(id, 'ben', 'Ben', full)).toBeNull();
        expect((await labs.find(id))!.joined).toBe(10);
        expect(await members.ownPlaces(id)).toEqual([{ place: 9, name: 'Mira' }]);
        expect(await take(randomUUID(), 'mira')).toBeNull();
      });

      it('is a guest’s, unless whoever took it, or was brought, came as a teacher', async () => {
        const { id } = await make();
        await join(id, 2, ROOM);
        await join(id, 2, asGuest());
        await take(id, 'ada', 'Ada');
        await take(id, 'mira', 'Mira', asGuest({ personId: 'mira' }));
        expect((await members.guestPlaces(id)).toSorted()).toEqual([2, 3, 5]);
        expect(await members.guestPlaces((await make()).id)).toEqual([]);
      });

      it('counts among what one guest and one address may take', async () => {
        const { id } = await make();
        for (let nth = 0; nth < 3; nth += 1) expect(await join(id, 1, asGuest())).not.toBeNull();
        expect(await take(id, 'p', 'Mira', asGuest())).toBeNull();
        expect(await take(id, 'q', 'Mira', asGuest({ personId: 'q' }))).not.toBeNull();
        expect(await take(id, 'r', 'Mira', asGuest({ personId: 'r' }))).not.toBeNull();
        expect(await take(id, 't', 'Mira', asGuest({ personId: 't' }))).toBeNull();
      });

      it('stays over a new round, and goes with the lab', async () => {
        const lab = await make();
        await take(lab.id, 'mira');
        await labs.restart(lab.id, { guard: 'none', startVersion: 9 });
        expect(await members.placeOf(lab.id, 'mira')).not.toBeNull();
        await labs.remove([lab.id]);
        await labs.insert(lab);
        expect(await members.placeOf(lab.id, 'mira')).toBeNull();
      });
    });

    describe('what is refused', () => {
      const full = (left: number) => ({ refused: 'full', left });
      const gone = { refused: 'gone' };

      it('says for how many there is room: of the lab, of the address, and of the person', async () => {
        const { id } = await make({ joined: 44 });
        expect(await members.join(id, 9, ROOM)).toEqual(full(6));
        expect(await members.join(id, 4, asGuest())).toEqual(full(3));
        expect(await members.join(id, 2, asGuest())).toBe(46);
        expect(await members.join(id, 4, asGuest())).toEqual(full(1));
        expect(await members.join(id, 4, asGuest({ personId: 'q' }))).toEqual(full(2));
        expect(await members.join(id, 2, asGuest({ personId: 'q' }))).toBe(48);
        expect(await members.takePlace(id, { personId: 'r', name: 'Mira' }, asGuest())).toEqual(full(0));
        expect((await labs.find(id))!.joined).toBe(48);
      });

      it('is told apart from what has no lab any more', async () => {
        const { id } = await make();
        await labs.remove([id]);
        expect(await members.join(id, 1, asGuest())).toEqual(gone);
        expect(await members.takePlace(id, { personId: 'p', name: 'Mira' }, ROOM)).toEqual(gone);
        expect(await members.addTeacher(id, 'p', 5)).toEqual(gone);
        expect(await members.note(id, { place: 0, name: 'Ana', challenge: 'one' }, {}, at(1), MUCH)).toEqual(
          gone,
        );
      });
    });

    describe('a teacher by the link', () => {
      it('is one of this lab, once, and finds room besides so many only', async () => {
        const { id } = await make();
        const other = await make();
        const added = await Promise.all(['a', 'a', 'b', 'c', 'd', 'a'].map((who) => addTeacher(id, who, 3)));
        const isTeacher = await Promise.all(['a', 'b', 'c', 'd'].map((who) => members.isTeacher(id, who)));
        expect(isTeacher.filter(Boolean)).toHaveLength(3);
        expect(added.filter((done) => !done).length).toBeGreaterThan(0);
        expect(await addTeacher(id, 'a', 3)).toBe(isTeacher[0]);
        expect(await members.isTeacher(other.id, 'a')).toBe(false);
        expect(await addTeacher(randomUUID(), 'a', 3)).toBe(false);
        await labs.restart(id, { guard: 'none', startVersion: 9 });
        expect(await Promise.all(['a', 'b', 'c', 'd'].map((who) => members.isTeacher(id, who)))).toEqual(
          isTeacher,
        );
      });
    });

    describe('progress', () => {
      const where = (place: number, challenge = 'one') => ({ place, name: `Client ${place}`, challenge });

      it('is set once, whoever says it at once, and numbered in the order of changes', async () => {
        const { id } = await make();
        const said = Array.from({ length: 8 }, (_, nth) => ({ prediction: `answer ${nth}` }));
        const answers = await Promise.all(said.map((one) => note(id, where(0), one, at(1), MUCH)));
        expect(new Set(answers.map((answer) => answer!.prediction)).size).toBe(1);
        expect((await labs.find(id))!.progressed).toBe(1);
        const reached = await Promise.all(
          [2, 3, 4].map((time) => note(id, where(0), { reached: true }, at(time), MUCH)),
        );
        expect(new Set(reached.map((answer) => answer!.reachedAt!.getTime())).size).toBe(1);
        expect(await members.progressAfter(id, 0)).toEqual([reached[0]]);
        expect(reached[0]!.changed).toBe(2);
        expect(reached[0]!.prediction).toBe(answers[0]!.prediction);
      });

      it('is read after a number, and of one client', async () => {
        const { id } = await make();
        const first = await note(id, where(0), {}, at(1), MUCH);
        const second = await note(id, where(1, 'two'), { prediction: 'b' }, at(1), MUCH);
        const third = await note(id, where(0), { reached: true }, at(5), MUCH);
        expect(first).toEqual({ ...where(0), prediction: null, reachedAt: null, changed: 1 });
        expect(third).toEqual({ ...where(0), prediction: null, reachedAt: at(5), changed: 3 });
        expect(await members.progressAfter(id, 0)).toEqual([second, third]);
        expect(await members.progressAfter(id, 2)).toEqual([third]);
        expect(await members.progressAfter(id, 3)).toEqual([]);
        expect(await members.progressOf(id, 1)).toEqual([second]);
        expect(await members.progressAfter((await make()).id, 0)).toEqual([]);
      });

      it('has room for so many challenges of a client and of a lab, however many are named at once', async () => {
        const { id } = await make();
        const room = { ofPlace: 3, shared: { ofLab: 5, ofShare: 5 } };
        const named = (place: number) =>
          Promise.all(
            Array.from({ length: 9 }, (_, nth) =>
              note(id, where(place, `c${nth}`), { reached: true }, at(1), room),
            ),
          );
        expect((await named(0)).filter(Boolean)).toHaveLength(3);
        expect((await named(1)).filter(Boolean)).toHaveLength(2);
        const [known] = await members.progressOf(id, 0);
        expect(await note(id, where(0, known!.challenge), {}, at(9), room)).toEqual(known);
        expect(await note(randomUUID(), where(0), {}, at(1), room)).toBeNull();
        expect(await members.progressAfter(id, 0)).toHaveLength(5);
      });

      it('of an address has a share, and leaves room for others and for teachers', async () => {
        const { id } = await make();
        const room = { ofPlace: 3, shared: { ofLab: 8, ofShare: 4 } };
        const places: number[] = [];
        // Two of one address, one of another; the last comes as a teacher.
        for (const [who, share] of [
          ['a', 's'],
          ['b', 's'],
          ['c', 't'],
        ] as const) {
          places.push((await take(id, who, who, asGuest({ personId: who, share })))!.place);
        }
        places.push((await take(id, 'd', 'd', ROOM))!.place);
        const kept = async (place: number, challenges: number, of: ProgressRoom = room) => {
          const said = Array.from({ length: challenges }, (_, nth) =>
            note(id, where(place, `c${nth}`), {}, at(1), of),
          );
          return (await Promise.all(said)).filter(Boolean).length;
        };
        expect(await kept(places[0]!, 9)).toBe(3);
        expect(await kept(places[1]!, 9)).toBe(1);
        // Four are left: the other address leaves half of that free.
        expect(await kept(places[2]!, 9)).toBe(2);
        expect(await kept(places[3]!, 2)).toBe(2);
        expect(await kept(places[3]!, 9, { ...room, shared: null })).toBe(3);
        // What is there is still changed; which of those said at once that is, nobody knows beforehand.
        const [known] = await members.progressOf(id, places[1]!);
        const reached = { reached: true };
        expect(await note(id, where(places[1]!, known!.challenge), reached, at(2), room)).toMatchObject({
          reachedAt: at(2),
        });
        expect(await members.ownerOf(id, places[1]!)).toBe('b');
        expect(await members.ownerOf(id, 40)).toBeNull();
      });

      it('stays over a new round, and goes with the lab', async () => {
        const lab = await make();
        const row = await note(lab.id, where(0), { reached: true }, at(1), MUCH);
        await labs.restart(lab.id, { guard: 'none', startVersion: 9 });
        expect(await members.progressAfter(lab.id, 0)).toEqual([row]);
        await labs.remove([lab.id]);
        await labs.insert(lab);
        expect(await members.progressAfter(lab.id, 0)).toEqual([]);
      });
    });
  });
}
