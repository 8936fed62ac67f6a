import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { freePort } from './own-server';

/** What `npm run cluster` starts, and what it says. */
async function startCluster(count: number) {
  const cluster: ChildProcess = spawn(process.execPath, ['scripts/cluster.mjs', String(count)], {
    env: { ...process.env, PORT: await freePort(), LIMITS: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  createInterface({ input: cluster.stdout! }).on('line', (line) => said.push(line));
  /** All that it says and has said like this; waits until it has said it so often. */
  const says = async (what: RegExp, times = 1): Promise<readonly string[]> => {
    const found = () => said.flatMap((line) => what.exec(line)?.[1] ?? []);
    await expect.poll(() => found().length, { timeout: 60_000 }).toBeGreaterThanOrEqual(times);
    return found();
  };
  return {
    says,
    end: async () => {
      const gone = once(cluster, 'exit');
      cluster.kill('SIGINT');
      await gone;
      return cluster.exitCode;
    },
  };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('several instances behind one port serve as one, also as one dies, until they are ended together', async ({
  request,
}) => {
  const cluster = await startCluster(2);
  const [base] = await cluster.says(/ready at (http:\/\/\S+) with 2 instances/);
  const made = await request.post(`${base}/api/documents`, { data: { title: 'Notes', body: 'one' } });
  expect(made.status()).toBe(201);
  const url = base + made.headers().location!;
  let etag = made.headers().etag!;
  const save = async (body: string) => {
    const data = { title: 'Notes', body };
    const saved = await request.put(url, { headers: { 'if-match': etag }, data });
    expect(saved.status()).toBe(204);
    etag = saved.headers().etag!;
  };
  for (const body of ['two', 'three', 'four']) {
    await save(body);
    // Each of them knows what the other one has saved.
    for (let asked = 0; asked < 2; asked++) {
      const read = await request.get(url);
      expect([read.headers().etag, (await read.json()).body]).toEqual([etag, body]);
    }
  }

  const [dying] = await cluster.says(/is process (\d+)/);
  process.kill(Number(dying), 'SIGKILL');
  await expect.poll(() => isAlive(Number(dying))).toBe(false);
  for (let nth = 0; nth < 6; nth++) await save(`without one of them, ${nth}`);

  const processes = await cluster.says(/is process (\d+)/, 3);
  await cluster.says(/(ready) at .+\d$/, 3);
  await save('with all of them');
  expect(await cluster.end()).toBe(0);
  expect(processes.map(Number).filter(isAlive)).toEqual([]);
});
