import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';

/** People under test. */
export interface PeopleUnderTest {
  readonly people: PeopleRepository;
  close(): Promise<void>;
}

const AT = new Date('2030-01-01T00:00:00Z');

/** The tests that every implementation of PeopleRepository has to pass. */
export function describePeople(name: string, open: () => Promise<PeopleUnderTest>): void {
  describe(`people kept in ${name}`, () => {
    let tested: PeopleUnderTest;
    let people: PeopleRepository;
    beforeAll(async () => {
      tested = await open();
      people = tested.people;
    }, 60_000);
    afterAll(() => tested.close());

    let made = 0;
    const someone = (parts: Partial<Person> = {}): Person => {
      made += 1;
      return { id: `person ${made}`, name: `Ana “${made}” 安`, colour: 3, ...parts };
    };

    it('are found as they were put in, each once, and nobody else', async () => {
      const [ana, ben, cleo] = [someone(), someone(), someone()];
      for (const one of [ana, ben, cleo]) expect(await people.replace(null, one, AT)).toBe(true);
      expect(await people.find([ben.id])).toEqual([ben]);
      const found = await people.find([ana.id, 'nobody', ben.id, ana.id]);
      expect(found.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([ana, ben]);
      expect(await people.find(['nobody'])).toEqual([]);
      expect(await people.find([])).toEqual([]);
    });

    it('are replaced only where they are as expected, and nothing is done else', async () => {
      const ana = someone();
      const next = { ...ana, name: 'Anna', colour: 5 };
      expect(await people.replace(ana, next, AT)).toBe(false);
      expect(await people.find([ana.id])).toEqual([]);
      await people.replace(null, ana, AT);
      for (const wrong of [null, { ...ana, name: 'Eva' }, { ...ana, colour: 4 }]) {
        expect(await people.replace(wrong, next, AT)).toBe(false);
        expect(await people.find([ana.id])).toEqual([ana]);
      }
      expect(await people.replace(ana, next, AT)).toBe(true);
      expect(await people.find([ana.id])).toEqual([next]);
    });

    it('are made and replaced by one of those who try at once', async () => {
      const ana = someone();
      const as = (colour: number) => ({ ...ana, colour });
      const tries = [0, 1, 2, 4, 5, 6];
      const created = await Promise.all(tries.map((colour) => people.replace(null, as(colour), AT)));
      expect(created.filter(Boolean)).toHaveLength(1);
      const first = as(tries[created.indexOf(true)]!);
      expect(await people.find([ana.id])).toEqual([first]);
      const replaced = await Promise.all(
        tries.map((colour) => people.replace(first, { ...as(colour), name: 'Anna' }, AT)),
      );
      expect(replaced.filter(Boolean)).toHaveLength(1);
      expect(await people.find([ana.id])).toEqual([{ ...as(tries[replaced.indexOf(true)]!), name: 'Anna' }]);
    });
  });
}
