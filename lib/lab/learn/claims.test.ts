import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnanswered, ProblemError } from '@/lib/client/api/problem-error';
import { applyMergePatch } from '@/lib/http/patch/json-merge-patch';
import type { JsonValue } from '@/lib/http/patch/json-value';
import { isSentAgain } from './after-answer';
import { counts, DATE_TEXTS } from './date-forms';
import { evaluate, ifMatchOnPut, ifNoneMatchOn, METHODS, whenFalse } from './evaluate';
import { merged } from './merged';
import { misplaced, twice } from './patches';
import { RULES, STANDARDS } from './rules';

describe('what the pages compute', () => {
  it('says that the three forms of RFC 9110 §5.6.7 count, and no other', () => {
    expect(DATE_TEXTS.map(({ text }) => counts(text))).toEqual([
      ...[true, true, true],
      ...[false, false, false, false, false, false],
    ]);
  });

  it('says which patches are the same once and twice', () => {
    const bare = (text: string) => (text === 'does not fit' ? text : JSON.stringify(JSON.parse(text)));
    expect(twice().map(({ once, again }) => [bare(once), bare(again)])).toEqual([
      ['{"items":["bread","cheese"]}', '{"items":["bread","cheese"]}'],
      ['{}', '{}'],
      ['{"items":["rolls"]}', '{"items":["rolls"]}'],
      ['{"items":["bread","cheese"]}', '{"items":["bread","cheese","cheese"]}'],
      ['{"items":[]}', 'does not fit'],
    ]);
  });

  it('says what a patch that counts places does to a list that has changed', () => {
    const { read, current, result } = misplaced();
    expect([read, current, result].map((text) => JSON.parse(text))).toEqual([
      ['bread', 'cheese'],
      ['apples', 'bread', 'cheese'],
      ['apples', 'brie', 'cheese'],
    ]);
  });

  it('says what a PUT gets with each value of If-Match', () => {
    expect(['"2-b"', '"1-a", "2-b"', '"1-a"', '*', 'W/"2-b"', '2-b', null].map(ifMatchOnPut)).toEqual([
      204, 204, 412, 204, 412, 412, 428,
    ]);
  });

  it('says what If-None-Match does on reads and on writes', () => {
    const values = ['"1-a"', '"2-b"', '*', 'W/"2-b"'];
    expect(values.map((value) => ifNoneMatchOn('GET', value))).toEqual([200, 304, 304, 304]);
    expect(values.map((value) => ifNoneMatchOn('PUT', value))).toEqual([428, 412, 412, 412]);
  });

  it('says that If-Modified-Since counts on GET and HEAD, and nowhere else', () => {
    expect(METHODS.filter((method) => whenFalse('If-Modified-Since', method) !== 'ignored')).toEqual([
      'GET',
      'HEAD',
    ]);
  });

  it('says what If-Match gets where no document is: 412 only if the request could have created one', () => {
    const bare = { ifMatch: '"1-a"', ifNoneMatch: null, ifModifiedSince: null, ifUnmodifiedSince: null };
    const statusOf = (method: string) => evaluate({ ...bare, method }, null, 0).status;
    expect(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'].map(statusOf)).toEqual([404, 404, 412, 404, 404]);
  });

  it('says what an unreadable condition gets on a write', () => {
    expect([ifMatchOnPut('1-a'), ifNoneMatchOn('PUT', '1-a')]).toEqual([412, 400]);
  });

  it('says after which answers our client goes on by itself', () => {
    expect([408, 429, 500, 503, 504].map(isSentAgain)).toEqual([true, true, true, true, true]);
    expect([409, 412, 422, 423, 428].map(isSentAgain)).toEqual([false, false, false, false, false]);
  });

  it('says it of the editor as of the package for programs', () => {
    for (const status of [408, 409, 412, 422, 423, 428, 429, 500, 503, 504]) {
      const problem = { status, error: 'any', title: '', message: '' };
      expect(isUnanswered(new ProblemError(problem, null, null)), String(status)).toBe(isSentAgain(status));
    }
  });

  it('says how one place in three texts is merged', () => {
    expect(merged('bread', 'bread', 'bread, cheese')).toBe('bread, cheese');
    expect(merged('bread', 'rolls', 'rolls')).toBe('rolls');
    expect(merged('bread', 'rolls', 'cake')).toBeNull();
  });

  it('says how two changes of one sentence are merged: by themselves, unless the words stand side by side', () => {
    for (const [before, after] of [
      ['', ''],
      ['We meet ', '.'],
    ]) {
      const within = (text: string) => `${before}${text}${after}`;
      const [lake, one] = [within('at noon by the lake'), within('at one by the lake')];
      expect(merged(lake, one, within('at noon by the pond'))).toBe(within('at one by the pond'));
      expect(merged(lake, one, within('at noon near the lake'))).toBeNull();
      expect(merged(lake, one, within('at two by the lake'))).toBeNull();
    }
  });
});

describe('what the pages claim', () => {
  it('holds of every merge patch: applied twice in a row it does the same as once', () => {
    const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(json, json, (document, patch) => {
        const once = applyMergePatch(document, patch);
        expect(applyMergePatch(once, patch)).toEqual(once);
      }),
    );
  });

  it('names a standard and a section that is well formed, wherever a page has a source', () => {
    const folder = 'components/learn/topics';
    const known = Object.keys(STANDARDS);
    const sources = readdirSync(folder).flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/<Source\b[^>]*? of="([^"]+)"/g)].map(
        ([, source]) => source!,
      ),
    );
    expect(sources.length).toBeGreaterThan(60);
    for (const source of [...sources, ...RULES.flatMap(({ rules }) => rules.map(({ source }) => source))]) {
      expect(source).toMatch(/^\d{4}( §\d+(\.\d+)*)?$/);
      expect(known, source).toContain(source.slice(0, 4));
    }
  });

  it('has each rule once', () => {
    const said = RULES.flatMap(({ rules }) => rules.map(({ says }) => says));
    expect(new Set(said).size).toBe(said.length);
  });
});
