import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { ProgressRow } from '@/lib/lab/people/lab-view';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { LabFollower } from './lab-follower';
import { ownServer } from './own-server';

const CLASS = 40;
const INSTANCES = 3;

/** The name that the nth gives. */
function nameOf(nth: number): string {
  return ['=1+1', 'Mira', 'Mira'][nth] ?? `Student ${nth}`;
}

/** What a browser sends back of an answer. */
function cookieOf(answer: Response): { readonly Cookie: string } {
  return { Cookie: answer.headers.get('Set-Cookie')!.split(';')[0]! };
}

interface Asked {
  readonly method?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

test('a class of forty with names and progress on three instances: one dies in the middle, and the lesson goes on', async () => {
  test.setTimeout(240_000);
  const postgres = await startPostgres();
  const servers = await Promise.all(
    Array.from({ length: INSTANCES }, () => ownServer({ DATABASE_URL: postgres.url })),
  );
  const followers: LabFollower[] = [];
  /** The instances that are up. */
  const up = new Set(servers.map(({ address }) => address));
  /** Where the nth goes: to their own instance, or while that is down to the next one. */
  const instanceOf = (nth: number) =>
    Array.from({ length: INSTANCES }, (_, more) => servers[(nth + more) % INSTANCES]!.address).find((one) =>
      up.has(one),
    )!;
  const ask = (nth: number, target: string, { method = 'GET', json, headers = {} }: Asked = {}) =>
    fetch(instanceOf(nth) + target, {
      method,
      headers: json === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  try {
    const made = await ask(0, '/api/labs', { method: 'POST', json: { guard: 'none' } });
    const { id } = await made.json();
    const teacher = cookieOf(made);
    const [lab, document] = [`/api/labs/${id}`, `/api/documents/${id}`];
    const everybody = Array.from({ length: CLASS }, (_, nth) => nth);

    // Each browser asks who it is, as our pages do.
    const phones = (await Promise.all(everybody.map((nth) => ask(nth, '/api/me')))).map(cookieOf);
    // Each gives a name of their own; two of them the same, and one a formula.
    const joined = await Promise.all(
      everybody.map((nth) =>
        ask(nth, `${lab}/clients/mine`, {
          method: 'PUT',
          json: { name: nameOf(nth) },
          headers: phones[nth]!,
        }),
      ),
    );
    const students: { name: string; token: string }[] = await Promise.all(joined.map((each) => each.json()));
    expect(joined.map(({ status }) => status)).toEqual(everybody.map(() => 201));
    expect(new Set(students.map(({ name }) => name)).size).toBe(CLASS);
    expect(students.map(({ name }) => name)).toEqual(expect.arrayContaining(['=1+1', 'Mira', 'Mira 2']));
    // Scanning the code again, be it at another instance, is being oneself again.
    const again = await ask(2, `${lab}/clients/mine`, {
      method: 'PUT',
      json: { name: 'Somebody else' },
      headers: phones[1]!,
    });
    expect([again.status, await again.json()]).toEqual([200, students[1]]);

    for (const nth of everybody) {
      const follower = new LabFollower(() => `${instanceOf(nth)}${lab}/events`);
      followers.push(follower);
      void follower.follow();
    }
    const all = (is: (follower: LabFollower) => boolean) =>
      expect.poll(() => followers.every(is), {}).toBe(true);
    await all(({ clients }) => clients.length === CLASS);
    const board = new LabFollower(() => `${instanceOf(1)}${lab}/events`, teacher);
    followers.push(board);
    void board.follow();

    const as = (nth: number) => ({ 'Lab-Client': students[nth]!.token });
    const save = (nth: number, headers: Readonly<Record<string, string>> = {}) =>
      ask(nth, document, {
        method: 'PUT',
        json: { title: 'Shared', body: `By ${students[nth]!.name}` },
        headers: { ...as(nth), ...headers },
      });
    /** The ids of the exchanges of which somebody got an answer. */
    const answered = new Set<string>();
    const note = (answer: Response) => {
      answered.add(answer.headers.get('Lab-Exchange')!);
      return answer;
    };
    for (const answer of await Promise.all(everybody.map((nth) => save(nth)))) {
      expect(note(answer).status).toBe(204);
    }
    await all(({ exchanges }) => exchanges.length === CLASS);
    for (const { exchanges } of followers) expect(exchanges).toEqual(followers[0]!.exchanges);

    // The teacher asks one instance, and all have it.
    const { headers } = await ask(1, lab, { headers: teacher });
    const switched = await ask(1, lab, {
      method: 'PUT',
      json: { guard: 'check-then-write', paused: false },
      headers: { ...teacher, 'If-Match': headers.get('ETag')! },
    });
    expect(switched.status).toBe(200);
    await all((follower) => follower.lab?.guard === 'check-then-write');

    // A PUT stands at a gate of one instance; it is waited for at another one, and opened at a third.
    const tag = (await ask(0, document)).headers.get('ETag')!;
    const held = save(0, { 'If-Match': tag, 'Lab-Gate': 'mine' });
    expect(await (await ask(1, `${lab}/gates/mine`, { headers: as(0) })).json()).toEqual({ state: 'held' });
    const opened = await ask(2, `${lab}/gates/mine`, { method: 'DELETE', headers: teacher });
    expect(opened.status).toBe(204);
    expect(note(await held).status).toBe(204);

    // Everybody predicts, and half of them reach the goal; the same told twice is told once, and nobody changes their mind.
    const tell = (nth: number, progress: object) =>
      ask(nth, `${lab}/progress/lost-update`, { method: 'PUT', json: progress, headers: as(nth) });
    await Promise.all(
      everybody.map(async (nth) => {
        for (const prediction of [nth % 3 === 0 ? '412' : '204', '409']) {
          expect((await tell(nth, { prediction })).status).toBe(200);
        }
        if (nth % 2 === 0) expect((await tell(nth, { reached: true })).status).toBe(200);
      }),
    );
    await expect.poll(() => board.progress.size).toBe(CLASS);

    // While everybody saves one instance is killed: who was there goes elsewhere, and asks again what was not answered.
    const untilAnswered = async (nth: number): Promise<void> => {
      for (;;) {
        try {
          const { headers: found } = note(await ask(nth, document, { headers: as(nth) }));
          const saved = note(await save(nth, { 'If-Match': found.get('ETag')! }));
          if (saved.status === 204) return;
          expect(saved.status).toBe(412);
        } catch (fault) {
          // The connection broke. Anything else is a fault of the test's or of the server's.
          if (!(fault instanceof TypeError)) throw fault;
        }
        await sleep(20);
      }
    };
    const lesson = Promise.all(everybody.map(untilAnswered));
    await expect.poll(() => answered.size).toBeGreaterThan(CLASS + 20);
    up.delete(servers[0]!.address);
    await servers[0]!.kill();
    await lesson;

    // Whoever got an answer has it in everybody's record, once, and all have it in one order.
    const whole = (follower: LabFollower) => [...answered].every((one) => follower.exchanges.includes(one));
    await all(whole);
    await expect.poll(() => new Set(followers.map(({ exchanges }) => exchanges.length)).size).toBe(1);
    for (const { exchanges } of followers) expect(exchanges).toEqual(followers[0]!.exchanges);
    expect(new Set(followers[0]!.exchanges).size).toBe(followers[0]!.exchanges.length);
    expect(followers.filter(({ returns }) => returns > 0).length).toBeGreaterThanOrEqual(
      CLASS / INSTANCES - 1,
    );

    // Back again, it knows all of it.
    await servers[0]!.restart();
    up.add(servers[0]!.address);
    const late = new LabFollower(() => `${servers[0]!.address}${lab}/events`);
    followers.push(late);
    void late.follow();
    await expect.poll(() => late.exchanges).toEqual(followers[0]!.exchanges.slice(-600));
    expect(late.clients).toHaveLength(CLASS);

    // What everybody predicted and reached came to the teacher, and is kept.
    expect(board.progress.size).toBe(CLASS);
    const kept: ProgressRow[] = await (await ask(0, `${lab}/progress`, { headers: teacher })).json();
    expect(new Map(kept.map((row) => [`${row.name}, ${row.challenge}`, row]))).toEqual(board.progress);
    for (const nth of everybody) {
      expect(kept.find(({ name }) => name === students[nth]!.name)).toMatchObject({
        challenge: 'lost-update',
        prediction: nth % 3 === 0 ? '412' : '204',
        reachedAt: nth % 2 === 0 ? expect.any(String) : null,
      });
    }
    for (const follower of followers) if (follower !== board) expect(follower.progress.size).toBe(0);
    // A student sees their own, and nobody else's.
    const own = await (await ask(1, `${lab}/progress`, { headers: as(1) })).json();
    expect(own.map(({ name }: ProgressRow) => name)).toEqual([students[1]!.name]);
  } finally {
    for (const follower of followers) follower.leave();
    for (const server of servers) await server.remove();
    await postgres.stop();
  }
});
