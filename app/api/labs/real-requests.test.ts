import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { trafficOf } from '@/lib/lab/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { Actor } from '@/lib/lab/client/actor';
import { httpLabServer } from '@/lib/lab/client/http-lab-server';
import { createLab, joinLab } from '@/lib/lab/client/lab-api';
import { playSolution } from '@/lib/lab/client/play-solution';
import { type GridCell, runGrid } from '@/lib/lab/client/run-grid';
import { runRace } from '@/lib/lab/client/run-race';
import { runSchedule } from '@/lib/lab/client/schedule-run';
import { TrialLab } from '@/lib/lab/client/trial-lab';
import { GRID_COLUMNS, rowsOf, SPLIT_COLUMN } from '@/lib/lab/grid';
import type { Guard } from '@/lib/lab/guard';
import { clientName } from '@/lib/lab/names';
import { scheduleId } from '@/lib/lab/program';
import { totalsOf } from '@/lib/lab/race-statistics';
import { losesForTwo } from '@/lib/lab/theory';
import { services } from '@/lib/server/services';
import { type Api, startOwnServices } from '@/lib/server/testing/api';
import { labBrowser, labRoutes, recordOf } from './testing/lab-browser';

let api: Api;
let stop: () => Promise<void>;
let clock: { now: number };

beforeAll(async () => {
  stop = startOwnServices();
  const around = (await services()).around as { now: () => number };
  clock = { now: Date.UTC(2030, 0, 1) };
  around.now = () => clock.now;
});
beforeEach(async () => {
  const browser = labBrowser(await labRoutes());
  api = browser.api;
  vi.stubGlobal('fetch', browser.fetch);
});
afterEach(() => {
  vi.unstubAllGlobals();
});
afterAll(() => stop());

const stay = new AbortController().signal;

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

describe('the challenges, by real requests and judged by what the server recorded', () => {
  for (const challenge of CHALLENGES) {
    it(`“${challenge.title}” is reached by its solution`, async () => {
      const lab = await createLab(challenge.guard);
      const identities = await joinLab(lab.id, 2);
      const tokens = new Map(identities.map(({ name, token }) => [name, token]));
      const server = httpLabServer(lab.id, (name) => tokens.get(name));
      const actors = new Map(identities.map(({ name }) => [name, new Actor(server, name)]));
      const reached = async () => challenge.reached(trafficOf(lab.start, await recordOf(api, lab.id)));
      expect(await reached()).toBe(false);
      await playSolution(challenge.solution, {
        guard: challenge.guard,
        actorOf: (name) => actors.get(name)!,
        wait: async (milliseconds) => {
          clock.now += milliseconds;
        },
      });
      // A request whose client went away is recorded when the server is through with it.
      await vi.waitFor(async () => expect(await reached()).toBe(true), { timeout: 10_000 });
    });
  }
});

describe('a race of 8 × 3, by real requests', () => {
  const race = async (guard: Guard) => {
    const lab = await TrialLab.create(guard, 8);
    const result = await runRace(
      lab,
      lab.start,
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
