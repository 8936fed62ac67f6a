import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHandlerHost } from '@/app/api/labs/testing/handler-host';
import { bodyText, type Exchange, fieldOf } from '@/lib/lab/exchanges/exchange';
import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { referencesIn } from '@/lib/lab/learn/references';
import { runScript } from '@/lib/lab/learn/run-script';
import { merge } from '@/lib/merge/merge';
import { compose, noChoices } from '@/lib/merge/resolve/resolution';
import { startOwnServices } from '@/lib/server/testing/api';
import { ANA, BEN, BOTH, START } from './parts';
import { SCRIPTS } from './scripts';

let stop: () => Promise<void>;
beforeAll(() => {
  stop = startOwnServices();
});
afterAll(() => stop());

const scripts = Object.values(SCRIPTS).flat();

describe.each(scripts.map((script) => [script.id, script] as const))('the script “%s”', (_, script) => {
  it('gets from the server the statuses that its text promises', async () => {
    const exchanges = await run(script);
    const got = exchanges.map(({ status }, index) => `${script.steps[index]!.id}: ${status}`);
    expect(got).toEqual(script.steps.map(({ id, status }) => `${id}: ${status}`));
  });

  it('has steps with names of their own that refer to earlier ones only', () => {
    const known = new Set<string>();
    for (const { id, fields = [] } of script.steps) {
      for (const [, value] of fields)
        for (const { step } of referencesIn(value)) expect(known, `${id} refers to ${step}`).toContain(step);
      expect(known).not.toContain(id);
      known.add(id);
    }
  });

  it('asks about one of its steps, and offers the right answer among wrong ones', () => {
    const { step, answers } = script.question;
    const status = script.steps.find(({ id }) => id === step)?.status;
    expect(answers).toContain(status);
    expect(new Set(answers).size).toBe(answers.length);
    expect(answers.length).toBeGreaterThan(1);
  });

  it('creates its own document, or has one of a lab', () => {
    const [first] = script.steps;
    const creates = first?.method === 'PUT' && fieldOf(first.fields ?? [], 'if-none-match') === '*';
    expect(creates).toBe(script.guard === undefined);
  });
});

describe('what the scripts say beside statuses', () => {
  const answers = async (of: ExchangeScript) => {
    const exchanges = await run(of);
    return (id: string) => exchanges[of.steps.findIndex((step) => step.id === id)]!;
  };

  it('is right about what is lost, and what is not', async () => {
    for (const [slug, nth, step, body] of [
      ['lost-update', 0, 'ana-looks', BEN.body],
      ['412', 0, 'ben-looks', ANA.body],
      ['dates', 1, 'ana-looks', BEN.body],
      ['merging', 0, 'ana-looks', BOTH.body],
      ['locks', 0, 'ana-reads-again', BEN.body],
    ] as const) {
      const answer = await answers(SCRIPTS[slug][nth]!);
      expect(bodyText(answer(step).responseBody), slug).toBe(body);
    }
  });

  it('is right about the dates that are sent', async () => {
    const answer = await answers(SCRIPTS.dates[0]!);
    expect(fieldOf(answer('at-once').responseFields, 'last-modified')).toBeNull();
    expect(fieldOf(answer('later').responseFields, 'etag')).toBe(
      fieldOf(answer('at-once').responseFields, 'etag'),
    );
    expect(fieldOf(answer('later').responseFields, 'last-modified')).toMatch(
      /^\w{3}, \d\d \w{3} \d{4} .* GMT$/,
    );
  });

  it('is right about the save that is sent again: one version, known by its key and not by its bytes', async () => {
    const answer = await answers(SCRIPTS.retry[0]!);
    const tag = (id: string) => fieldOf(answer(id).responseFields, 'etag');
    const version = (id: string) => Number(fieldOf(answer(id).responseFields, 'document-version'));
    expect(tag('again')).toBe(tag('saves'));
    expect(version('again')).toBe(version('zero') + 1);
    expect(answer('ben-adds').requestBody).toBe(answer('saves').requestBody);
    expect(tag('ben-adds')).toBe(tag('saves'));
    expect(JSON.parse(answer('ben-adds').responseBody!)).not.toHaveProperty('savedAs');
    expect(version('ben-again')).toBe(version('zero') + 2);
    expect(bodyText(answer('ben-again').requestBody)).toBe('2');
    expect(JSON.parse(answer('too-late').responseBody!)).toMatchObject({
      savedETag: tag('saves'),
      savedAs: expect.stringMatching(`/versions/${version('saves')}$`),
    });
    expect(tag('too-late')).toBe(tag('ben-again'));
    expect(JSON.parse(answer('reused').responseBody!).error).toBe('key_reused');
  });

  it('is right about what a refusal brings along', async () => {
    const failed = (await answers(SCRIPTS['412'][0]!))('ben-saves');
    expect(JSON.parse(failed.responseBody!)).toMatchObject({
      error: 'precondition_failed',
      reason: 'stale',
      current: { content: ANA },
    });
    const required = (await answers(SCRIPTS['428'][0]!))('without');
    expect(fieldOf(required.responseFields, 'etag')).toBeNull();
    expect(JSON.parse(required.responseBody!)).toMatchObject({ requiredHeaders: ['If-Match'] });
  });

  it('is right about what caches may keep: no refusal', async () => {
    const kept = (exchange: Exchange) => fieldOf(exchange.responseFields, 'cache-control');
    for (const [slug, nth, step] of [
      ['412', 0, 'ben-saves'],
      ['412', 1, 'ignored'],
      ['428', 0, 'old-tag'],
      ['409-and-412', 0, 'conflict'],
      ['locks', 0, 'ana-again'],
      ['which-status', 0, 'deletes-again'],
    ] as const) {
      expect(kept((await answers(SCRIPTS[slug][nth]!))(step)), step).toBe('no-store');
    }
    expect(kept((await answers(SCRIPTS['304'][0]!))('asks'))).toBe('private, no-cache, no-transform');
  });

  it('is right about which answers carry a tag', async () => {
    const answer = await answers(SCRIPTS['428'][0]!);
    const tag = (id: string) => fieldOf(answer(id).responseFields, 'etag');
    expect(['create', 'reads', 'with', 'star'].map(tag)).not.toContain(null);
    expect(tag('old-tag')).toBe(tag('with'));
    expect([tag('without'), tag('delete-without')]).toEqual([null, null]);
  });

  it('is right about who holds the lock, and about what it asks for', async () => {
    const answer = await answers(SCRIPTS.locks[0]!);
    const problem = (id: string) => JSON.parse(answer(id).responseBody!);
    expect(problem('ana-saves')).toMatchObject({ error: 'locked' });
    expect(problem('ana-again')).toMatchObject({ error: 'lock_required' });
    expect(problem('ana-again').message).toContain('Nobody holds the lock');
    expect(bodyText(answer('ana-saves-both').requestBody)).toBe(BOTH.body);
  });

  it('is right about a condition out of the blue', async () => {
    const answer = await answers(SCRIPTS['412'][1]!);
    const reason = (id: string) => JSON.parse(answer(id).responseBody!).reason;
    expect([reason('copied'), reason('dated')]).toEqual(['exists', 'stale']);
    const deleted = (await answers(SCRIPTS['which-status'][0]!))('saves-deleted');
    expect(JSON.parse(deleted.responseBody!).reason).toBe('deleted');
  });

  it('is right about the fields of the standards', async () => {
    const answer = await answers(SCRIPTS.standards[0]!);
    expect(fieldOf(answer('saves').responseFields, 'preference-applied')).toBe('return=representation');
    for (const rel of ['version-history', 'predecessor-version', 'latest-version'])
      expect(fieldOf(answer('reads').responseFields, 'link')).toContain(rel);
    expect(fieldOf(answer('refused').responseFields, 'content-type')).toMatch(/^application\/problem\+json/);
    expect(Object.keys(JSON.parse(answer('refused').responseBody!))).toEqual(
      expect.arrayContaining(['type', 'title', 'status', 'detail']),
    );
    const kinds = fieldOf(answer('asks').responseFields, 'accept-patch');
    expect(kinds).toContain('application/merge-patch+json');
    expect(kinds).toContain('application/json-patch+json');
  });

  it('merges as the product does', () => {
    const merged = merge(START.body, BEN.body, ANA.body);
    expect(compose(merged, noChoices(merged)).text).toBe(BOTH.body);
  });
});

async function run(script: ExchangeScript): Promise<readonly Exchange[]> {
  return runScript(script, openHandlerHost, () => undefined);
}
