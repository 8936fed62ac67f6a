import { CONNECTIONS, load } from '../load/connections';
import { countTogether } from '../load/counting';
import { alternate } from '../load/rounds';
import { couchCounter, httpCounter, type Placed } from '../peers/counters';
import { startPouch, startSolid } from '../peers/peers';
import { compare } from '../report/compare';
import type { Row } from '../report/row';
import type { Subject } from '../subjects/subject';
import type { Part } from './part';

/** Others that keep documents under tags, and how they are spoken to. What they promise less stands in the table. */
const PEERS = [
  {
    name: 'Community Solid Server',
    start: startSolid,
    counter: (subject: Subject) => httpCounter(subject, ''),
    less: 'Community Solid Server; keeps no versions, nor waits for the disk',
  },
  {
    name: 'express-pouchdb',
    start: startPouch,
    counter: couchCounter,
    less: 'express-pouchdb on LevelDB; does not wait for the disk',
  },
];
const CLIENTS = 16;

/** How others of the registry do that keep documents by tags, and whether they lose updates. */
export const peers: Part = async (bench) => {
  const rows: Row[] = [];
  for (const peer of PEERS) {
    try {
      rows.push(...(await beside(peer, bench)));
    } catch (error) {
      bench.say(`Left out: ${String(error)}`);
      rows.push({
        id: `peers/${peer.name}/missing`,
        what: peer.name,
        unit: '',
        figures: {},
        better: 'less',
        note: `could not be measured: ${String(error).slice(0, 160)}`,
      });
    }
  }
  return rows;
};

async function beside(
  { start, counter, less }: (typeof PEERS)[number],
  { application, effort, quick, say }: Parameters<Part>[0],
): Promise<readonly Row[]> {
  const own = await application();
  const peer = await start();
  say(peer.name);
  const subjects = [own, peer];
  const counters = new Map<Subject, Placed>([
    [own, await httpCounter(own, '/api/documents')],
    [peer, await counter(peer)],
  ]);
  const names = ['application', peer.name];
  const id = `peers/${peer.name.toLowerCase().replaceAll(' ', '-')}`;
  const common = { names, to: peer.name, better: 'less', unit: 'ms of processor' } as const;

  const reads = await alternate(subjects, effort.rounds, async (subject, round) => {
    const { path, headers } = counters.get(subject)!;
    const askings = Array.from({ length: CONNECTIONS }, () => ({
      next: () => ({ method: 'GET' as const, path, headers }),
    }));
    const before = await subject.cpu();
    const { requests } = await load(subject.base, askings, { requests: round < 0 ? 200 : 600, status: 200 });
    return ((await subject.cpu()) - before) / 1_000 / requests;
  });
  const saves = await alternate(subjects, effort.rounds, async (subject, round) => {
    const before = await subject.cpu();
    const counted = await countTogether(counters.get(subject)!, 1, (made) => made < (round < 0 ? 60 : 120));
    return ((await subject.cpu()) - before) / 1_000 / counted.saves;
  });
  const races = await alternate(subjects, quick ? 1 : 2, async (subject, round) => {
    const end = performance.now() + (round < 0 ? 500 : 4_000);
    const fresh = subject === own ? await httpCounter(own, '/api/documents') : await counter(peer);
    return countTogether(fresh, CLIENTS, () => performance.now() < end);
  });
  await peer.kill();
  const lost = subjects.map((_, at) => races.reduce((sum, round) => sum + round[at]!.lost, 0));
  return [
    compare({ ...common, id: `${id}/get`, what: 'GET, 4 kB', rounds: reads, note: less }),
    compare({ ...common, id: `${id}/save`, what: 'GET and PUT, 4 kB', rounds: saves }),
    compare({
      ...common,
      id: `${id}/race`,
      what: `${CLIENTS} clients on one document, reading again`,
      unit: 'saves a second',
      better: 'more',
      rounds: races.map((round) => round.map(({ saves: made, seconds }) => made / seconds)),
    }),
    {
      id: `${id}/lost`,
      what: 'of their saves',
      unit: 'lost',
      figures: Object.fromEntries(names.map((name, at) => [name, lost[at] ?? Number.NaN])),
      better: 'less',
      target: 0,
    },
  ];
}
