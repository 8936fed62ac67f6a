import fc from 'fast-check';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import type * as Steps from '@/lib/client/session/step';
import { Device, DOCUMENTS } from '@/lib/client/testing/device';
import type { DevicePage } from '@/lib/client/testing/device-page';
import type * as Disks from '@/lib/client/testing/disk';
import { KeptTexts } from '@/lib/client/testing/kept-texts';
import { SimulatedTime } from '@/lib/client/testing/simulated-time';

/** Schedules to try; `SEED=any SCHEDULES=100000 npx vitest run lib/client/running/device-model` tries more, and others. */
const SCHEDULES = Number(process.env.SCHEDULES ?? 4_000);

let time = new SimulatedTime();
let texts = new KeptTexts();
let chance = 1;

vi.mock('idb', async () => ({
  openDB: (await vi.importActual<typeof Disks>('@/lib/client/testing/disk')).openDB,
}));
vi.mock('@/lib/client/session/step', async (original) => {
  const { step } = await original<typeof Steps>();
  const watched: typeof step = (session, event) => {
    const after = step(session, event);
    texts.note(session, event, after.state);
    return after;
  };
  return { step: watched };
});

beforeAll(() => {
  vi.stubGlobal('IDBKeyRange', { bound: (lower: string, upper: string) => ({ lower, upper }) });
  vi.stubGlobal('setTimeout', (run: () => void, delay: number) => time.after(delay, run));
  vi.stubGlobal('clearTimeout', (cancel?: () => void) => cancel?.());
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((delay) => {
    const controller = new AbortController();
    time.after(delay, () => controller.abort());
    return controller.signal;
  });
  // The same ids in each run of a schedule: what is stored is read in their order.
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
    for (let at = 0; at < (bytes as Uint8Array).length; at++) {
      chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
      (bytes as Uint8Array)[at] = chance >>> 24;
    }
    return bytes;
  });
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

type Move = (device: Device) => void | Promise<void>;

/** Evenly spread: the usual leaning towards small numbers would leave most of what people do untried. */
const number = (max: number) => fc.noBias(fc.nat(max));

/** Something that happens, by its name and the numbers that choose among what is possible at that moment. */
function happening(
  name: string,
  weight: number,
  ways: number,
  run: (device: Device, how: number, which: number) => void | Promise<void>,
) {
  const arbitrary = fc.tuple(number(ways - 1), number(11)).map(([how, which]) => {
    const move: Move = (device) => run(device, how, which);
    return Object.assign(move, { [fc.toStringMethod]: () => `${name} ${how} ${which}` });
  });
  return { weight, arbitrary };
}

/** The same for a page. */
function byPage(
  name: string,
  weight: number,
  ways: number,
  run: (device: Device, page: DevicePage, how: number, which: number) => void | Promise<void>,
) {
  return happening(name, weight, ways * 6, (device, how, which) => {
    const page = device.pages[(how % 6) % Math.max(1, device.pages.length)];
    return page && run(device, page, Math.floor(how / 6), which);
  });
}

const documentOf = (which: number) => DOCUMENTS[which % 4 === 3 ? 1 : 0];
const HEALTH = ['silent', 'failing', 'full'] as const;
const TIMES = [250, 1_200, 2_500, 11_000] as const;

const move = fc.oneof(
  byPage('type', 12, 11, (device, page, how, which) => device.type(page, how, which)),
  byPage('act', 8, 840, (device, page, how, which) => device.act(page, how, which)),
  happening('calm', 10, 1, (device) => device.calm()),
  happening('pass', 10, TIMES.length, (device, how) => device.pass(TIMES[how]!)),
  happening('work', 14, 12, (device, how, which) => device.work(how + 1, which)),
  happening('well', 3, 1, (device) => device.becomes('well')),
  happening('ill', 2, 3, (device, how) => device.becomes(HEALTH[how]!)),
  happening('room', 1, 4, (device, how) => device.roomIs(how)),
  happening('clock', 1, 2, (device, how) => device.time.turn(how === 0 ? -3_600_000 : 3_600_000)),
  happening('cookie', 1, 3, (device, how) => device.turnInto(how === 0 ? 'eve' : 'ana')),
  happening('arrive', 3, 8, (device, how) => device.mailbox.arrive(how)),
  happening('answer', 6, 8, (device, how) => device.mailbox.answer(how)),
  happening('lose', 2, 8, (device, how) => device.mailbox.lose(how)),
  happening('elsewhere', 3, 11, (device, how, which) => device.saveElsewhere(documentOf(which), how, which)),
  happening('open tab', 4, 1, (device, _, which) => device.openTab(which < 8 ? documentOf(which) : null)),
  byPage('show', 4, 1, (_, page, __, which) => page.show(which < 8 ? documentOf(which) : null)),
  byPage('duplicate', 2, 1, (device, page) => device.duplicate(page)),
  byPage('kill', 4, 4, (device, page, how) => device.kill(page, how % 2 === 0, how < 2)),
  byPage('go away', 4, 12, (device, page, how, which) => device.goAway(page, how, which < 8)),
  byPage('hide', 2, 1, (device, page) => device.hide(page)),
  byPage('disconnect', 1, 1, (device, page) => device.disk.disconnect(page)),
  byPage('open draft', 5, 1, (device, page, _, which) => device.expect(device.openListed(page, which))),
  byPage('discard draft', 1, 1, (device, page, _, which) => device.expect(device.discardListed(page, which))),
  byPage('take back', 1, 1, (device, page, _, which) => device.expect(device.takeBack(page, which))),
  byPage('save as me', 1, 1, (device, page) => {
    if (page.shown) device.expect(page.sessions.saveAsMe(page.shown.documentId));
  }),
  byPage('throw away', 1, 1, (device, page, _, which) => device.expect(device.throwAway(page, which))),
);

describe('a device with tabs to which anything can happen', () => {
  it(`has every text that it said to keep, byte for byte, in ${SCHEDULES} schedules`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.noBias(fc.nat(7)),
        fc.array(move, { minLength: 10, maxLength: 60, size: 'max' }),
        async (kind, moves) => {
          time = new SimulatedTime();
          texts = new KeptTexts();
          chance = 1;
          const device = new Device(time, texts, { locks: kind !== 0, storage: kind !== 1 });
          device.openTab('doc');
          await device.calm();
          for (const run of moves) {
            await run(device);
            await device.settle();
            device.check();
          }
          await device.heal();
        },
      ),
      { numRuns: SCHEDULES },
    );
  }, 3_600_000);
});
