import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GateRepository, GateTerms } from '@/lib/server/labs/gate-repository';
import type { RecordRepository } from '@/lib/server/labs/record-repository';
import type { LabRepository } from '@/lib/server/labs/repository';
import { at, type LabsUnderTest, underTest } from './labs-under-test';
import { ROOM, recording } from './recording';

/** The tests that every implementation of GateRepository has to pass. */
export function describeGates(name: string, open: () => Promise<LabsUnderTest>): void {
  describe(`gates kept in ${name}`, () => {
    const { make, tested } = underTest(open);
    let labs: LabRepository;
    let record: RecordRepository;
    let gates: GateRepository;
    beforeAll(() => {
      ({ labs, record, gates } = tested());
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
        expect(await gates.met(gate(id, 'a'), at(0))).toBeNull();
        await gates.meet(gate(id, 'a'), 'held', terms());
        await gates.meet(gate(id, 'a'), 'answered', terms());
        await gates.meet(gate(id, 'b'), 'answered', terms());
        expect(await gates.met(gate(id, 'a'), at(1))).toBe('held');
        expect(await gates.met(gate(id, 'b'), at(1))).toBe('answered');
        expect(await gates.met(gate(id, 'a', 1), at(1))).toBeNull();
        expect(await gates.met({ ...gate(id, 'a', 1), client: null }, at(1))).toBe('held');
        expect(await gates.met({ ...gate(id, 'c'), client: null }, at(1))).toBeNull();
      });

      it('is open once it was opened, before its PUT or after, and no other is', async () => {
        const { id } = await make();
        const other = await make();
        await gates.meet(gate(id, 'a'), 'held', terms());
        expect(await gates.isOpen(gate(id, 'a'), at(0))).toBe(false);
        await gates.open(gate(id, 'a'), terms());
        await gates.open(gate(id, 'b'), terms());
        for (const [open, place] of [
          [true, gate(id, 'a')],
          [true, gate(id, 'b')],
          [false, gate(id, 'c')],
          [false, gate(id, 'a', 1)],
          [false, gate(other.id, 'a')],
        ] as const) {
          expect(await gates.isOpen(place, at(1))).toBe(open);
        }
        expect(await gates.met(gate(id, 'b'), at(1))).toBeNull();
      });

      it('of the teacher stands for everybody’s of that name', async () => {
        const { id } = await make();
        await gates.meet(gate(id, 'a', 1), 'held', terms());
        await gates.meet(gate(id, 'b', 1), 'held', terms());
        await gates.open({ ...gate(id, 'a'), client: null }, terms());
        expect(await gates.isOpen(gate(id, 'a', 1), at(1))).toBe(true);
        expect(await gates.isOpen(gate(id, 'a', 2), at(1))).toBe(true);
        expect(await gates.isOpen(gate(id, 'b', 1), at(1))).toBe(false);
      });

      it('is forgotten at its time, and sooner once its PUT was answered', async () => {
        const { id } = await make();
        await gates.open(gate(id, 'a'), terms(0, { until: 100 }));
        expect(await gates.isOpen(gate(id, 'a'), at(99))).toBe(true);
        expect(await gates.isOpen(gate(id, 'a'), at(100))).toBe(false);
        await gates.open(gate(id, 'b'), terms(0, { until: 100 }));
        await gates.meet(gate(id, 'b'), 'answered', terms(0, { until: 30 }));
        expect(await gates.isOpen(gate(id, 'b'), at(29))).toBe(true);
        expect(await gates.isOpen(gate(id, 'b'), at(30))).toBe(false);
        // What is made anew knows nothing of before.
        await gates.meet(gate(id, 'b'), 'held', terms(30));
        expect(await gates.met(gate(id, 'b'), at(31))).toBe('held');
        expect(await gates.isOpen(gate(id, 'b'), at(31))).toBe(false);
      });

      it('has room besides so many of one client, or in the place of one that was answered', async () => {
        const { id } = await make();
        for (const name of ['a', 'b', 'c']) expect(await gates.open(gate(id, name), terms())).toBe(true);
        expect(await gates.open(gate(id, 'd'), terms())).toBe(false);
        expect(await gates.meet(gate(id, 'd'), 'held', terms())).toBe(false);
        expect(await gates.isOpen(gate(id, 'd'), at(1))).toBe(false);
        expect(await gates.open(gate(id, 'a'), terms())).toBe(true);
        expect(await gates.open(gate(id, 'd', 1), terms())).toBe(true);
        await gates.meet(gate(id, 'b'), 'answered', terms(0, { until: 50 }));
        expect(await gates.open(gate(id, 'd'), terms(1))).toBe(true);
        expect(await gates.met(gate(id, 'b'), at(2))).toBeNull();
        expect(await gates.isOpen(gate(id, 'a'), at(2))).toBe(true);
        expect(await gates.open(gate(id, 'e'), terms(2))).toBe(false);
        // One whose PUT was answered without coming there gives way as well.
        for (const name of ['x', 'y', 'z'])
          await gates.meet(gate(id, name, 2), 'answered', terms(0, { until: 50 }));
        expect(await gates.open(gate(id, 'd', 2), terms(1))).toBe(true);
      });

      it('has no more room where many are named at once, and none where there is no lab', async () => {
        const { id } = await make();
        const named = Array.from({ length: 60 }, (_, nth) => gate(id, `${nth}`));
        const made = await Promise.all(
          named.map((place, nth) =>
            nth % 2 ? gates.meet(place, 'held', terms()) : gates.open(place, terms()),
          ),
        );
        expect(made.filter(Boolean)).toHaveLength(3);
        const gone = gate(randomUUID(), 'a');
        expect(await gates.open(gone, terms())).toBe(false);
        expect(await gates.meet(gone, 'held', terms())).toBe(false);
      });

      it('may be opened and met at once', async () => {
        const { id } = await make();
        for (let nth = 0; nth < 20; nth += 1) {
          const place = gate(id, 'a', nth);
          await Promise.all([gates.open(place, terms()), gates.meet(place, 'held', terms())]);
          expect([await gates.met(place, at(1)), await gates.isOpen(place, at(1))]).toEqual(['held', true]);
        }
      });

      it('goes with its lab', async () => {
        const lab = await make();
        await gates.meet(gate(lab.id, 'a'), 'held', terms());
        await record.record(lab.id, 1, [recording('1')], ROOM);
        await labs.remove([lab.id]);
        await labs.insert(lab);
        expect(await gates.met(gate(lab.id, 'a'), at(1))).toBeNull();
        expect(await record.recordedAfter(lab.id, 0)).toEqual([]);
      });
    });
  });
}
