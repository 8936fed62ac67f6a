import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { MOST_TOKENS, makeToken, noteUse, revokeToken, tokenOf, tokensOf } from './api-tokens';

const HOUR = 60 * 60_000;

describe.each(PROVIDERS)('tokens on %s', (provider) => {
  const database = openedDatabase(provider);
  let now = Date.parse('2030-01-01T00:00:00Z');

  const ground = () => ({ database: database(), ports: { now: () => now, newId: randomUUID } });
  async function make(personId: string, lasting: number | null = null, name = 'Script') {
    const made = await makeToken(ground(), { personId, name, lasting });
    expect(made).not.toBeNull();
    return made!;
  }

  it('are found by their secret, which is kept nowhere', async () => {
    const ana = randomUUID();
    const { token, secret } = await make(ana);
    expect(await tokenOf(ground(), secret)).toEqual(token);
    expect(await tokensOf(ground(), ana)).toEqual([token]);
    const rows = await database().readClient.apiToken.findMany({ where: { personId: ana } });
    expect(JSON.stringify(rows)).not.toContain(secret.slice('midair_'.length));
    const other = secret.endsWith('A') ? 'E' : 'A';
    expect(await tokenOf(ground(), `${secret.slice(0, -1)}${other}`)).toBeNull();
    expect(await tokenOf(ground(), rows[0]!.digest)).toBeNull();
  });

  it('end when they are revoked, by their person only', async () => {
    const ana = randomUUID();
    const { token, secret } = await make(ana);
    expect(await revokeToken(ground(), randomUUID(), token.id)).toBe(false);
    expect(await tokenOf(ground(), secret)).not.toBeNull();
    expect(await revokeToken(ground(), ana, token.id)).toBe(true);
    expect(await tokenOf(ground(), secret)).toBeNull();
    expect(await revokeToken(ground(), ana, token.id)).toBe(false);
  });

  it('end to the millisecond when they were to', async () => {
    const { token, secret } = await make(randomUUID(), 60_000);
    expect(token.expiresAt).toEqual(new Date(now + 60_000));
    now += 59_999;
    expect(await tokenOf(ground(), secret)).not.toBeNull();
    now += 1;
    expect(await tokenOf(ground(), secret)).toBeNull();
  });

  it('note a use once an hour, and write nothing in between', async () => {
    const { secret } = await make(randomUUID());
    const use = async () => {
      const token = (await tokenOf(ground(), secret))!;
      await noteUse(ground(), token);
      return (await tokenOf(ground(), secret))!.lastUsedAt?.getTime();
    };
    const first = now;
    expect(await use()).toBe(first);
    const written = vi.spyOn(database(), 'write');
    now += HOUR - 1;
    expect(await use()).toBe(first);
    expect(written).not.toHaveBeenCalled();
    now += 1;
    expect(await use()).toBe(first + HOUR);
    expect(written).toHaveBeenCalledTimes(1);
    written.mockRestore();
  });

  it('note one use of many at the same moment, and never an earlier one than is noted', async () => {
    const { token, secret } = await make(randomUUID());
    await Promise.all(Array.from({ length: 5 }, () => noteUse(ground(), token)));
    const noted = now;
    now += 1;
    await noteUse(ground(), token);
    expect((await tokenOf(ground(), secret))!.lastUsedAt?.getTime()).toBe(noted);
  });

  it('are so many at most, also where many are made at once; those that ended make room', async () => {
    const ana = randomUUID();
    await make(ana, 60_000, 'Short');
    for (let nth = 2; nth < MOST_TOKENS; nth++) await make(ana);
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => makeToken(ground(), { personId: ana, name: 'Late', lasting: null })),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await tokensOf(ground(), ana)).toHaveLength(MOST_TOKENS);
    expect(await makeToken(ground(), { personId: ana, name: 'Full', lasting: null })).toBeNull();
    expect(await tokensOf(ground(), ana)).toHaveLength(MOST_TOKENS);
    await make(randomUUID());
    now += 60_000;
    await make(ana, null, 'New');
    const names = (await tokensOf(ground(), ana)).map(({ name }) => name);
    expect(names).toHaveLength(MOST_TOKENS);
    expect(names[0]).toBe('New');
    expect(names).not.toContain('Short');
  });
});
