import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { labBrowser, labRoutes, recordOf } from '@/app/api/labs/testing/lab-browser';
import { choose, openConflicts } from '@/lib/client/session/collision';
import { type Exchange, fieldOf } from '@/lib/lab/exchanges/exchange';
import { whoSaved } from '@/lib/lab/exchanges/who-saved';
import { typed } from '@/lib/lab/people/person';
import { type Api, startOwnServices } from '@/lib/server/testing/api';
import { Actor } from './actor';
import { httpLabServer } from './http-lab-server';
import { createLab, joinLab } from './lab-api';
import { decide, discard, meetCurrent, recreate, replaceTheirs, saveMerged } from './person-collision';

let api: Api;
let stop: () => Promise<void>;
let labId: string;
let ana: Actor;
let ben: Actor;
let sent: Exchange[];

beforeAll(() => {
  stop = startOwnServices();
});
beforeEach(async () => {
  const browser = labBrowser(await labRoutes());
  api = browser.api;
  vi.stubGlobal('fetch', browser.fetch);
  const lab = await createLab('if-match-required');
  labId = lab.id;
  const identities = await joinLab(lab.id, 2);
  const tokens = new Map(identities.map(({ name, token }) => [name, token]));
  sent = [];
  const server = httpLabServer(
    lab.id,
    (name) => tokens.get(name),
    (exchange) => sent.push(exchange),
  );
  ana = new Actor(server, 'Ana');
  ben = new Actor(server, 'Ben');
  await ana.get();
  await ben.get();
});
afterEach(() => {
  vi.unstubAllGlobals();
});
afterAll(() => stop());

const author = (tag: string) => {
  const name = whoSaved(sent, tag);
  return name === null ? null : { name, you: false };
};
const rewrite = (actor: Actor, from: string, to: string) =>
  actor.update((person) => typed(person, { body: person.body.replace(from, to) }));
const atNoon = (word: string) => `Saturday at ${word}.`;

/** Ana has saved one time, and Ben's save of another was refused. */
async function collide(): Promise<Exchange> {
  rewrite(ana, atNoon('noon'), atNoon('one'));
  expect((await ana.put('if-match-required')).status).toBe(204);
  rewrite(ben, atNoon('noon'), atNoon('two'));
  const refusal = await ben.put('if-match-required');
  expect(refusal.status).toBe(412);
  return refusal;
}

const inServer = async (): Promise<string> => {
  await ana.get();
  return ana.person.body;
};

it('takes in what fits, sends nothing but a GET, and saves it later with Merge-Base and the new tag', async () => {
  const started = ben.person.held?.tag;
  ana.add();
  await ana.put('if-match-required');
  ben.add();
  const refusal = await ben.put('if-match-required');
  sent.length = 0;
  const met = await meetCurrent(ben, refusal, author);
  expect(met.kind).toBe('fits');
  expect(sent.map(({ method, status }) => `${method} ${status}`)).toEqual(['GET 200']);
  expect(ben.person).toMatchObject({ refused: false, collision: null, mergeBase: started });
  const save = await ben.put('if-match-required');
  expect(save.status).toBe(204);
  expect(fieldOf(save.requestFields, 'merge-base')).toBe(started);
  expect(await inServer()).toMatch(/bread, cheese[\s\S]*water, apples/);
});

it('leaves overlapping changes to the dialog and names who saved them', async () => {
  sent = [];
  const met = await meetCurrent(ben, await collide(), author);
  expect(met).toMatchObject({ kind: 'collision', theirs: { author: { name: 'Ana', you: false } } });
  expect(ben.person.collision).toMatchObject({ open: true });
  expect(ben.person.body).toContain(atNoon('two'));
});

it('saves what was chosen as a real PUT with the new tag and Merge-Base, and everybody sees it', async () => {
  const started = ben.person.held?.tag;
  await meetCurrent(ben, await collide(), author);
  const [place] = openConflicts(ben.person.collision!);
  expect(await saveMerged(ben)).toMatchObject({ kind: 'problem' });
  decide(ben, (collision) => choose(collision, place!, { take: 'mine-theirs' }));
  const shown = ben.person.collision?.theirs.etag;
  const met = await saveMerged(ben);
  expect(met).toMatchObject({ kind: 'saved' });
  const put = sent.at(-1)!;
  expect([
    put.method,
    fieldOf(put.requestFields, 'if-match'),
    fieldOf(put.requestFields, 'merge-base'),
  ]).toEqual(['PUT', shown, started]);
  const record = await recordOf(api, labId);
  expect(record.map(({ id }) => id)).toContain(put.id);
  expect(ben.person).toMatchObject({ collision: null, mergeBase: null, refused: false });
  const saved = ben.person.body;
  expect(saved).toMatch(/two[\s\S]*one/);
  expect(await inServer()).toBe(saved);
});

it('keeps choices when Ana saves once more meanwhile, and asks only for what is new', async () => {
  await meetCurrent(ben, await collide(), author);
  decide(ben, (collision) => choose(collision, openConflicts(collision)[0]!, { take: 'mine' }));
  rewrite(ana, 'Cleo brings: plates', 'Cleo brings: forks');
  await ana.put('if-match-required');
  const met = await saveMerged(ben);
  expect(met).toMatchObject({ kind: 'collision', theirs: { author: { name: 'Ana' } } });
  expect(openConflicts(ben.person.collision!)).toEqual([]);
  expect((await saveMerged(ben)).kind).toBe('saved');
  const text = await inServer();
  expect(text).toContain(atNoon('two'));
  expect(text).toContain('forks');
});

it('takes what was typed after deciding later into the same collision', async () => {
  await meetCurrent(ben, await collide(), author);
  decide(ben, (collision) => choose(collision, openConflicts(collision)[0]!, { take: 'theirs' }));
  decide(ben, (collision) => ({ ...collision, open: false }));
  rewrite(ben, 'Ben brings: water', 'Ben brings: wine');
  await meetCurrent(ben, null, author);
  expect(ben.person.collision).toMatchObject({ open: true });
  expect(openConflicts(ben.person.collision!)).toEqual([]);
  await saveMerged(ben);
  const text = await inServer();
  expect(text).toContain(atNoon('one'));
  expect(text).toContain('wine');
});

it('replaces theirs only under the tag of the version shown', async () => {
  await meetCurrent(ben, await collide(), author);
  rewrite(ana, atNoon('one'), atNoon('three'));
  await ana.put('if-match-required');
  expect((await replaceTheirs(ben)).kind).toBe('collision');
  expect(await inServer()).toContain(atNoon('three'));
  expect((await replaceTheirs(ben)).kind).toBe('saved');
  expect(await inServer()).toContain(atNoon('two'));
});

it('goes on with theirs when mine is discarded, and hands mine back', async () => {
  await meetCurrent(ben, await collide(), author);
  const mine = discard(ben);
  expect(mine.body).toContain(atNoon('two'));
  expect(ben.person.body).toContain(atNoon('one'));
  expect(ben.person.collision).toBeNull();
  expect((await ben.put('if-match-required')).status).toBe(204);
});

it('finds the document deleted, and makes it again with the text only if nobody was quicker', async () => {
  await ana.delete([['If-Match', ana.person.held!.tag!]]);
  ben.add();
  const refusal = await ben.put('if-match-required');
  expect(refusal.status).toBe(412);
  expect(await meetCurrent(ben, refusal, author)).toMatchObject({
    kind: 'gone',
    gone: { reason: 'deleted', by: { name: 'Ana' } },
  });
  expect((await recreate(ben)).kind).toBe('saved');
  expect(await inServer()).toContain('apples');
  ben.add();
  expect((await recreate(ben)).kind).toBe('fits');
  expect(sent.at(-1)).toMatchObject({ method: 'PUT', status: 412 });
});

it('says that nothing is left where the current version has the same changes', async () => {
  for (const _ of [1, 2]) {
    ana.add();
    await ana.put('if-match-required');
  }
  ben.update((person) => typed(person, { body: ana.person.body }));
  expect((await ben.put('if-match-required')).status).toBe(412);
  expect((await meetCurrent(ben, null, author)).kind).toBe('same');
  expect(ben.person.mergeBase).toBeNull();
});
