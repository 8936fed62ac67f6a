import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordRepository } from '@/lib/server/labs/record-repository';
import type { LabRepository } from '@/lib/server/labs/repository';
import { at, type LabsUnderTest, underTest } from './labs-under-test';
import { ROOM, recording } from './recording';

/** The tests that every implementation of RecordRepository has to pass. */
export function describeRecord(name: string, open: () => Promise<LabsUnderTest>): void {
  describe(`records kept in ${name}`, () => {
    const { make, tested } = underTest(open);
    let labs: LabRepository;
    let record: RecordRepository;
    beforeAll(() => {
      ({ labs, record } = tested());
    });

    describe('the record', () => {
      const texts = async (id: string, after = 0) =>
        (await record.recordedAfter(id, after)).map(({ text }) => text);

      it('has every exchange once, numbered without a gap, whoever writes at once', async () => {
        const { id } = await make();
        const other = await make();
        const room = { ...ROOM, exchanges: 100 };
        await Promise.all(
          Array.from({ length: 20 }, (_, nth) => [
            record.record(id, 1, [`"${nth}a é"`, `"${nth}b"`].map(recording), room),
            record.record(other.id, 1, [recording('0')], room),
          ]).flat(),
        );
        const all = await record.recordedAfter(id, 0);
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
          Array.from({ length: 60 }, (_, nth) => record.record(id, 1, [recording(String(nth))], room)),
        ).finally(() => {
          writing = false;
        });
        const seen: number[] = [];
        while (writing) {
          await setImmediate();
          for (const { sequence } of await record.recordedAfter(id, seen.at(-1) ?? 0)) seen.push(sequence);
        }
        await written;
        for (const { sequence } of await record.recordedAfter(id, seen.at(-1) ?? 0)) seen.push(sequence);
        expect(seen).toEqual(Array.from({ length: 60 }, (_, nth) => nth + 1));
      });

      it('has no place for a round that is over, nor for a lab that is none', async () => {
        const { id } = await make();
        await labs.restart(id, { guard: 'none', startVersion: 2 });
        expect(await record.record(id, 1, [recording('1')], ROOM)).toBe(false);
        expect(await record.record(randomUUID(), 1, [recording('1')], ROOM)).toBe(false);
        expect(await texts(id)).toEqual([]);
      });

      it('keeps so many exchanges, the newest, with an eighth more at most', async () => {
        const { id } = await make();
        for (let nth = 1; nth <= 50; nth += 1) await record.record(id, 1, [recording(String(nth))], ROOM);
        const kept = await texts(id);
        expect(kept.length).toBeGreaterThanOrEqual(8);
        expect(kept.length).toBeLessThanOrEqual(9);
        expect(kept).toEqual(Array.from({ length: kept.length }, (_, nth) => String(51 - kept.length + nth)));
      });

      it('keeps so many bytes of one lab, the newest, with an eighth more at most', async () => {
        const { id } = await make();
        const long = (nth: number) => JSON.stringify(`${nth}${'é'.repeat(500)}`);
        const limits = { ...ROOM, exchanges: 100, ofOne: 8_100 };
        for (let nth = 10; nth < 40; nth += 1) await record.record(id, 1, [recording(long(nth))], limits);
        const kept = await texts(id);
        expect(kept.length).toBeGreaterThanOrEqual(7);
        expect(kept.length).toBeLessThanOrEqual(9);
        expect(kept.at(-1)).toBe(long(39));
      });

      it('keeps so many bytes of all labs: of the one with most the oldest go', async () => {
        const [small, large] = [await make(), await make()];
        const limits = { ...ROOM, exchanges: 1_000, bytes: 20_000 };
        const long = (nth: number) => JSON.stringify(`${nth}${'x'.repeat(996)}`);
        await record.record(small.id, 1, [long(1), long(2)].map(recording), limits);
        for (let nth = 100; nth < 150; nth += 1)
          await record.record(large.id, 1, [recording(long(nth))], limits);
        expect(await texts(small.id)).toEqual([long(1), long(2)]);
        const kept = await texts(large.id);
        expect(kept.length).toBeGreaterThan(12);
        expect(kept.length).toBeLessThanOrEqual(18);
        expect(kept.at(-1)).toBe(long(149));
        await labs.restart(large.id, { guard: 'none', startVersion: 2 });
        await record.record(
          small.id,
          1,
          Array.from({ length: 16 }, () => recording(long(3))),
          limits,
        );
        expect(await texts(small.id)).toHaveLength(18);
      });

      it('says what of it is gone: up to which exchange, what version they left, and when', async () => {
        const { id } = await make({ startVersion: 3 });
        const wrote = [null, 5, 4, null, 6, ...Array.from({ length: 30 }, (_, nth) => 7 + nth)];
        const gone = async () => (await labs.find(id))?.gone;
        for (const [nth, version] of wrote.entries()) {
          const exchange = { text: String(nth + 1), wrote: version, endedAt: at(nth % 2 ? nth : nth + 10) };
          await record.record(id, 1, [exchange], ROOM);
          const [first] = await record.recordedAfter(id, 0);
          const left = wrote.slice(0, first!.sequence - 1);
          if (first!.sequence === 1) expect(await gone()).toBeNull();
          else {
            expect(await gone()).toEqual({
              sequence: first!.sequence - 1,
              // Kept in the order in which they were recorded: what one of them wrote later may be the older version.
              version: Math.max(3, ...left.map((made) => made ?? 0)),
              at: at(Math.max(...left.map((_, index) => (index % 2 ? index : index + 10)))),
            });
          }
        }
        expect((await gone())!.sequence).toBeGreaterThan(20);
        await labs.restart(id, { guard: 'none', startVersion: 99 });
        expect(await gone()).toBeNull();
        expect((await make()).gone).toBeNull();
      });
    });
  });
}
