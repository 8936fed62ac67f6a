import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { labBrowser, labRoutes } from '@/app/api/labs/testing/lab-browser';
import { type GridCell, runGrid } from '@/lib/lab/client/run-grid';
import { runRace } from '@/lib/lab/client/run-race';
import { runSchedule } from '@/lib/lab/client/schedule-run';
import { TrialLab } from '@/lib/lab/client/trial-lab';
import type { Guard } from '@/lib/lab/guards/guard';
import { clientName } from '@/lib/lab/people/names';
import { totalsOf } from '@/lib/lab/races/race-statistics';
import { GRID_COLUMNS, rowsOf, SPLIT_COLUMN } from '@/lib/lab/schedules/grid';
import { scheduleId } from '@/lib/lab/schedules/program';
import { type Outcome, simulate } from '@/lib/lab/schedules/simulate';
import { losesForTwo } from '@/lib/lab/schedules/theory';
import { services } from '@/lib/server/services';
import { startOwnServices } from '@/lib/server/testing/api';

let stop: () => Promise<void>;
let clock: { now: number };

beforeAll(async () => {
  stop = startOwnServices();
  const ports = (await services()).ports as { now: () => number };
  clock = { now: Date.UTC(2030, 0, 1) };
  ports.now = () => clock.now;
});
beforeEach(async () => {
  const browser = labBrowser(await labRoutes());
  vi.stubGlobal('fetch', browser.fetch);
});
afterEach(() => {
  vi.unstubAllGlobals();
});
afterAll(() => stop());

const stay = new AbortController().signal;
/** Of the 1,680 schedules of three people in three steps each, which are carried out. */
const STRIDE = 28;

describe('every schedule of two people, by real requests', () => {
  const columns = [...GRID_COLUMNS, SPLIT_COLUMN].filter(({ later }) => !later);
  for (const column of columns) {
    it(`comes out as theory says under ${column.label}`, async () => {
      const cells: GridCell[] = [];
      await runGrid([column], 2, (cell) => cells.push(cell), stay);
      const rows = rowsOf(column, 2);
      expect(cells.map(({ schedule }) => schedule).sort()).toEqual(rows.map(scheduleId).sort());
      for (const row of rows) {
        const cell = cells.find(({ schedule }) => schedule === scheduleId(row))!;
        expect(cell.outcome, scheduleId(row)).toBe(cell.expected);
        expect(cell.outcome === 'lost', scheduleId(row)).toBe(losesForTwo(column.guard, row, true));
      }
    });
  }

  it('loses nothing by dates when the saves come a second later', async () => {
    const later = GRID_COLUMNS.find((column) => column.later)!;
    const lab = await TrialLab.create(later.guard, 2);
    for (const schedule of rowsOf(later, 2)) {
      await lab.reset();
      clock.now += 1000;
      const { outcome } = await runSchedule(lab, later.guard, schedule, lab, scheduleId(schedule));
      expect(outcome).not.toBe('lost');
    }
  });
});

describe('every schedule of three people, by real requests', () => {
  // Nothing is lost, and nobody refused, where three people come one after the other: in 3! of 6!/2!³ = 90 orders.
  const expected: Readonly<Record<string, readonly [fine: number, refused: number, lost: number]>> = {
    none: [6, 0, 84],
    required: [6, 84, 0],
  };
  for (const [id, counts] of Object.entries(expected)) {
    it(`comes out as theory says under ${id}: fine, refused and lost are ${counts.join(', ')} of 90`, async () => {
      const column = GRID_COLUMNS.find((each) => each.id === id)!;
      const cells: GridCell[] = [];
      await runGrid([column], 3, (cell) => cells.push(cell), stay);
      expect(new Set(cells.map(({ schedule }) => schedule)).size).toBe(90);
      expect(cells.filter(({ outcome, expected: theory }) => outcome !== theory)).toEqual([]);
      const count = (wanted: string) => cells.filter(({ outcome }) => outcome === wanted).length;
      expect([count('fine'), count('refused'), count('lost')]).toEqual(counts);
    }, 120_000);
  }

  it('comes out as theory says where check and write are two steps: every 28th of 9!/3!³ = 1,680', async () => {
    const rows = rowsOf(SPLIT_COLUMN, 3);
    expect(rows).toHaveLength(1680);
    const lab = await TrialLab.create(SPLIT_COLUMN.guard, 3);
    const outcomes = new Map<Outcome, number>();
    for (const [index, row] of rows.entries()) {
      if (index % STRIDE !== 0) continue;
      const { version } = await lab.reset();
      const { outcome } = await runSchedule(lab, SPLIT_COLUMN.guard, row, lab, `${index}-${version}`);
      expect(outcome, scheduleId(row)).toBe(simulate(SPLIT_COLUMN.guard, row));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.values()].reduce((a, b) => a + b)).toBe(Math.ceil(1680 / STRIDE));
    expect(outcomes.get('lost')).toBeGreaterThan(0);
  }, 120_000);
});

describe('a race of 8 × 3, by real requests', () => {
  const race = async (guard: Guard) => {
    const lab = await TrialLab.create(guard, 8);
    const result = await runRace(
      lab,
      Array.from({ length: 8 }, (_, index) => clientName(index)),
      { guard, clients: 8, saves: 3, think: 4, tries: 100 },
      {
        now: () => performance.now(),
        random: Math.random,
        sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        onSave: () => undefined,
        onWord: () => undefined,
      },
      stay,
    );
    const totals = totalsOf(result.saves, result.elapsed);
    expect(totals.acknowledged + totals.refused).toBe(totals.sent);
    expect(totals.acknowledged).toBe(24);
    expect(result.lostByLedger).toBe(result.missing);
    return result;
  };

  it('loses nothing under a required tag', async () => {
    expect((await race('if-match-required')).missing).toBe(0);
  });
  it('loses nothing with merging', async () => {
    expect((await race('if-match-merge')).missing).toBe(0);
  });
  it('loses without a guard what the ledger finds', async () => {
    expect((await race('none')).missing).toBeGreaterThan(0);
  });
  it('loses by dates, within one second, what the ledger finds', async () => {
    expect((await race('if-unmodified-since')).missing).toBeGreaterThan(0);
  });
  it('loses by a check that is not atomic what the ledger finds', async () => {
    await race('check-then-write');
  });
});
