import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHandlerHost } from '@/app/api/labs/testing/handler-host';
import type { Guard } from '@/lib/lab/guards/guard';
import type { ScriptHost } from '@/lib/lab/learn/run-script';
import { startOwnServices } from '@/lib/server/testing/api';
import { type Exchange, type Field, fieldOf } from './exchange';
import { explain } from './explain';

let stop: () => Promise<void>;
beforeAll(() => {
  stop = startOwnServices();
});
afterAll(() => stop());

const TEXT = { title: 'Picnic', body: 'bread' };
const LATER = { title: 'Picnic', body: 'bread, cheese' };
const LONG_AGO = 'Sun, 06 Nov 1994 08:49:37 GMT';
const FAR_AHEAD = 'Fri, 01 Jan 2100 00:00:00 GMT';

type Case = readonly [
  name: string,
  state: 'nothing' | 'first' | 'second' | 'deleted',
  method: string,
  fields: readonly Field[],
  status: number,
  sentence: RegExp,
];

/** `1` and `2` in the value of a field stand for the tags of the first and the second version. */
const CASES: readonly Case[] = [
  // What is done.
  ['a read', 'first', 'GET', [], 200, /^Loaded version 1\.$/],
  ['a look at the fields', 'first', 'HEAD', [], 200, /^The fields of version 1, without its text\.$/],
  ['what may be done', 'first', 'OPTIONS', [], 204, /^The answer says what may be done here/],
  ['what may be done, under a condition', 'first', 'OPTIONS', [['If-Match', '"x"']], 204, /done here/],
  ['a part', 'first', 'GET', [['Range', 'bytes=0-3']], 206, /^Only a part of the document was sent/],
  ['a first version', 'nothing', 'PUT', [['If-None-Match', '*']], 201, /^Created as version 1/],
  [
    'one after a deletion',
    'deleted',
    'PUT',
    [['If-None-Match', '*']],
    201,
    /^Created as version \d: there was no/,
  ],
  ['a save', 'first', 'PUT', [['If-Match', '1']], 204, /^Saved as version 2\.$/],
  ['a save under one of two tags', 'second', 'PUT', [['If-Match', '1, 2']], 204, /^Saved as version 3\.$/],
  ['a deletion', 'first', 'DELETE', [['If-Match', '1']], 204, /^Deleted\.$/],
  ['nothing new by tag', 'first', 'GET', [['If-None-Match', '1']], 304, /^Nothing new: the version in hand/],
  [
    'nothing new by *',
    'first',
    'GET',
    [['If-None-Match', '*']],
    304,
    /^There is a document, and \* matches any/,
  ],
  // If-Match.
  [
    'an older tag',
    'second',
    'PUT',
    [['If-Match', '1']],
    412,
    /^Refused: "1-.*…" is the tag of an older version\.$/,
  ],
  [
    'an older tag on a read',
    'second',
    'GET',
    [['If-Match', '1']],
    412,
    /^Not sent: "1-.*…" is the tag of an older/,
  ],
  ['an unknown tag', 'first', 'PUT', [['If-Match', '"x"']], 412, /^Refused: "x" is the tag of no version/],
  ['several tags', 'first', 'PUT', [['If-Match', '"x", "y"']], 412, /^Refused: none of the tags "x", "y" is/],
  ['a weak tag', 'first', 'PUT', [['If-Match', 'W/1']], 412, /^Refused: If-Match compares strongly/],
  [
    'no quotation marks',
    'first',
    'PUT',
    [['If-Match', '1-abcdef']],
    412,
    /^Refused: the quotation marks are missing/,
  ],
  [
    'half of them',
    'first',
    'PUT',
    [['If-Match', '"1-abcdef']],
    412,
    /^Refused: If-Match cannot be read\. Each tag/,
  ],
  ['a small w', 'first', 'PUT', [['If-Match', 'w/1']], 412, /capital W\//],
  ['* among tags', 'first', 'PUT', [['If-Match', '*, "x"']], 412, /\* has to stand alone\.$/],
  ['an empty field', 'first', 'PUT', [['If-Match', '']], 412, /^Refused: If-Match is empty/],
  ['* where nothing is', 'nothing', 'PUT', [['If-Match', '*']], 412, /^Refused: there is no document here/],
  [
    'a tag where nothing is',
    'nothing',
    'PUT',
    [['If-Match', '"x"']],
    412,
    /^Refused: there is no document here/,
  ],
  [
    'a tag of what was deleted',
    'deleted',
    'PUT',
    [['If-Match', '1']],
    412,
    /^Refused: the document was deleted/,
  ],
  ['* of what was deleted', 'deleted', 'PUT', [['If-Match', '*']], 412, /^Refused: the document was deleted/],
  // If-None-Match.
  [
    'creating what is there',
    'first',
    'PUT',
    [['If-None-Match', '*']],
    412,
    /^Refused: If-None-Match: \* only creates/,
  ],
  [
    'a tag on a write',
    'first',
    'PUT',
    [['If-None-Match', '1']],
    412,
    /^Refused: If-None-Match excludes "1-.*current/,
  ],
  [
    'several tags on a write',
    'second',
    'PUT',
    [['If-None-Match', '1, 2']],
    412,
    /^Refused: If-None-Match excludes "1-.*, "2-.*, and one of them is the current version\.$/,
  ],
  [
    'a tag on a deletion',
    'first',
    'DELETE',
    [['If-None-Match', '1']],
    412,
    /^Refused: If-None-Match excludes/,
  ],
  [
    'both, the second false',
    'first',
    'PUT',
    [
      ['If-Match', '1'],
      ['If-None-Match', '1'],
    ],
    412,
    /If-None-Match excludes/,
  ],
  [
    'unreadable on a write',
    'first',
    'PUT',
    [['If-None-Match', '1-a']],
    400,
    /^Refused: the quotation marks are missing\. They belong to the tag: If-None-Match: "1-a"\.$/,
  ],
  [
    'unreadable on a write beside a true one',
    'first',
    'PUT',
    [
      ['If-Match', '1'],
      ['If-None-Match', 'w/"1-a"'],
    ],
    400,
    /^Refused: If-None-Match cannot be read\. A weak tag begins with a capital/,
  ],
  [
    'another field that is unreadable',
    'first',
    'PUT',
    [
      ['If-None-Match', '1-a'],
      ['Idempotency-Key', 'without marks'],
    ],
    400,
    /^Refused\. A header field of this request could not be read/,
  ],
  [
    'unreadable on a read',
    'first',
    'GET',
    [['If-None-Match', 'x']],
    200,
    /^Loaded version 1\. If-None-Match excludes nothing: the quotation/,
  ],
  // What is missing.
  ['no condition', 'first', 'PUT', [], 428, /^Refused: the request must say in If-Match which version/],
  [
    'no condition after a deletion',
    'deleted',
    'PUT',
    [],
    428,
    /^Refused: there is no document here now\. To create it/,
  ],
  [
    'created once more after a deletion',
    'deleted',
    'PUT',
    [['If-None-Match', '*']],
    201,
    /^Created as version \d+: there was no document here at that moment\.$/,
  ],
  [
    'no condition where nothing is',
    'nothing',
    'PUT',
    [],
    428,
    /^Refused: there is no document here now\. To create it/,
  ],
  [
    'another tag in If-None-Match',
    'first',
    'PUT',
    [['If-None-Match', '"x"']],
    428,
    /^Refused: If-None-Match says which version must not/,
  ],
  // Dates.
  [
    'an old date',
    'first',
    'PUT',
    [['If-Unmodified-Since', LONG_AGO]],
    412,
    /^Refused: it was changed after the date in If-Unmod/,
  ],
  [
    'a true date',
    'first',
    'PUT',
    [['If-Unmodified-Since', 'Fri, 01 Jan 2100 00:00:00 GMT']],
    428,
    /a date alone is too weak/,
  ],
  [
    'no date at all',
    'first',
    'PUT',
    [['If-Unmodified-Since', 'yesterday']],
    428,
    /If-Unmodified-Since was ignored: it holds no HTTP date\.$/,
  ],
  [
    'the wrong date field',
    'first',
    'PUT',
    [['If-Modified-Since', LONG_AGO]],
    428,
    /If-Modified-Since was ignored: it counts on GET and HEAD only\.$/,
  ],
  [
    'a tag beside a false date',
    'first',
    'PUT',
    [
      ['If-Match', '1'],
      ['If-Unmodified-Since', LONG_AGO],
    ],
    204,
    /^Saved as version 2\. If-Unmodified-Since was ignored beside If-Match/,
  ],
  [
    'a tag beside a date on a read',
    'second',
    'GET',
    [
      ['If-None-Match', '1'],
      ['If-Modified-Since', LONG_AGO],
    ],
    200,
    /^Loaded version 2\. If-Modified-Since was ignored beside/,
  ],
  [
    'no date on a read',
    'first',
    'GET',
    [['If-Modified-Since', 'yesterday']],
    200,
    /If-Modified-Since was ignored: it holds no HTTP date\.$/,
  ],
  // What is not there.
  ['reading nothing', 'nothing', 'GET', [], 404, /^There is no document here\.$/],
  [
    'reading what was deleted',
    'deleted',
    'GET',
    [['If-Match', '*']],
    410,
    /^There is no document here any more: it was deleted\.$/,
  ],
];

describe('an answer is explained', () => {
  it.each(CASES)('%s', async (_, state, method, fields, status, sentence) => {
    const host = await openHandlerHost({});
    const tags = await bring(host, state);
    const named = fields.map(
      ([name, value]): Field => [
        name,
        value.replace(/(?<![\w"-])[12](?![\w"-])/g, (n) => tags[Number(n) - 1]!),
      ],
    );
    const exchange = await send(host, method, named, method === 'PUT' ? { ...TEXT, body: 'new' } : undefined);
    expect(exchange.status).toBe(status);
    expect(explain(exchange)).toMatch(sentence);
  });

  it('by the field that was false, and as ignored only by what can be left out', async () => {
    const host = await openHandlerHost({});
    let [tag] = await bring(host, 'first');
    await host.wait(1100);
    let number = 0;
    const ask = async (method: string, fields: readonly Field[]) => {
      number += 1;
      const text = method === 'PUT' ? { ...TEXT, body: String(number) } : undefined;
      const exchange = await send(host, method, fields, text);
      if (exchange.status === 204) tag = fieldOf(exchange.responseFields, 'etag')!;
      return exchange;
    };
    for (const [method, ...values] of combinations()) {
      const fieldsNow = (names: (name: string) => boolean) =>
        values.flatMap((value, index): readonly Field[] => {
          const name = NAMES[index]!;
          return value === null || !names(name) ? [] : [[name, value === 'current' ? tag! : value]];
        });
      const sent = fieldsNow(() => true);
      const { status, ...exchange } = await ask(method, sent);
      const words = explain({ status, ...exchange });
      for (const [name] of sent.filter(([each]) => words.includes(`${each} was ignored`))) {
        const without = await ask(
          method,
          fieldsNow((each) => each !== name),
        );
        expect(without.status, `${words} ${JSON.stringify(sent)}`).toBe(status);
      }
      if (status !== 412) continue;
      const alone = await ask(
        method,
        fieldsNow((each) => each === blamed(words)),
      );
      expect(alone.status, `${words} ${JSON.stringify(sent)}`).toBe(412);
    }
  });

  it('by a save that changes nothing', async () => {
    const host = await openHandlerHost({});
    const [tag] = await bring(host, 'first');
    const same = await send(host, 'PUT', [['If-Match', tag!]], TEXT);
    expect([same.status, explain(same)]).toEqual([204, 'Nothing new to save: it is still version 1.']);
    const patched = await send(
      host,
      'PATCH',
      [
        ['If-Match', tag!],
        ['Content-Type', 'application/merge-patch+json'],
      ],
      { title: TEXT.title },
    );
    expect([patched.status, explain(patched)]).toEqual([204, 'Nothing new to save: it is still version 1.']);
  });

  it('by a save that was done before, whoever has saved since', async () => {
    const host = await lab('if-match-required');
    const tagOf = ({ responseFields }: Exchange) => fieldOf(responseFields, 'etag')!;
    const fields: readonly Field[] = [
      ['If-Match', tagOf(await send(host, 'GET', []))],
      ['Idempotency-Key', '"one"'],
    ];
    const first = await send(host, 'PUT', fields, TEXT);
    await send(host, 'PUT', [['If-Match', tagOf(first)]], LATER);
    const again = await send(host, 'PUT', fields, TEXT);
    expect([again.status, explain(again)]).toEqual([
      412,
      'It was saved when it first came, and the document has changed since. It is not done twice.',
    ]);
  });

  it('by patches that do not fit', async () => {
    const host = await openHandlerHost({});
    const [tag] = await bring(host, 'first');
    const fields: readonly Field[] = [
      ['If-Match', tag!],
      ['Content-Type', 'application/json-patch+json'],
    ];
    const tested = await send(host, 'PATCH', fields, [{ op: 'test', path: '/title', value: 'x' }]);
    expect([tested.status, explain(tested)]).toEqual([
      409,
      expect.stringMatching(/^Refused\. .*not what this change/),
    ]);
    const nowhere = await send(host, 'PATCH', fields, [{ op: 'remove', path: '/x' }]);
    expect([nowhere.status, explain(nowhere)]).toEqual([
      422,
      expect.stringMatching(/^Refused\. .*does not fit/),
    ]);
  });

  it.each([
    ['nobody holds the lock', [], /^Refused\. Nobody holds the lock/],
    ['somebody else holds it', ['Ben'], /^Refused\. Somebody else holds the lock/],
    ['its holder does not show it', ['Ana'], /^Refused\. You hold the lock/],
  ] as const)('under a lock, when %s', async (_, takers, sentence) => {
    const host = await lab('lock');
    for (const who of takers)
      await host.send(who, { method: 'POST', target: host.lockTarget, fields: [], body: null });
    expect(explain(await send(host, 'PUT', [], TEXT))).toMatch(sentence);
  });

  it('of the lock itself', async () => {
    const host = await lab('lock');
    const ask = (who: 'Ana' | 'Ben', method: string) =>
      host.send(who, { method, target: host.lockTarget, fields: [], body: null });
    expect(explain(await ask('Ana', 'POST'))).toBe('The lock is yours for 20 seconds.');
    expect(explain(await ask('Ben', 'POST'))).toBe('Refused: somebody else holds the lock.');
    expect(explain(await ask('Ben', 'DELETE'))).toBe('Given back, if it was still yours.');
  });

  it('by date, on a read', async () => {
    const host = await lab('if-unmodified-since');
    const read = await send(host, 'GET', []);
    await host.wait(1100);
    const again = await send(host, 'GET', [
      ['If-Modified-Since', fieldOf(read.responseFields, 'last-modified')!],
    ]);
    expect([again.status, explain(again)]).toEqual([
      304,
      expect.stringMatching(/^Nothing new: it has not changed since/),
    ]);
  });

  it.each([
    [
      'none',
      [['If-Match', '"x"']],
      204,
      /^Saved as version 2\. On writes this server ignores conditions, so If-Match had no effect\.$/,
    ],
    [
      'if-unmodified-since',
      [['If-Match', '"x"']],
      204,
      /looks at If-Unmodified-Since only, so If-Match had no effect\.$/,
    ],
    [
      'if-unmodified-since',
      [
        ['If-Match', '"x"'],
        ['If-Unmodified-Since', LONG_AGO],
      ],
      412,
      /^Refused: it was changed after the date in If-Unmodified-Since\. On writes this server looks at .*If-Match had no effect\.$/,
    ],
    ['if-match-optional', [], 204, /^Saved as version 2\.$/],
  ] as const)('under the guard %s with %j', async (guard, fields, status, sentence) => {
    const exchange = await send(await lab(guard), 'PUT', fields, TEXT);
    expect([exchange.status, explain(exchange)]).toEqual([status, expect.stringMatching(sentence)]);
  });

  it('by what the request says, where the content was not kept', () => {
    const refused = { ...ANSWER, method: 'PUT', status: 412, responseBody: null };
    expect(explain({ ...refused, requestFields: [['If-Match', '"1-a"']] })).toBe(
      'Refused: "1-a" is not the tag of the current version.',
    );
    expect(explain({ ...refused, requestFields: [['If-Match', 'W/"1-a"']] })).toMatch(/compares strongly/);
    expect(explain({ ...refused, requestFields: [['If-Match', '*']] })).toMatch(/no document here/);
    expect(explain({ ...refused, requestFields: [] })).toMatch(/If-Unmodified-Since/);
    const dated: readonly Field[] = [
      ['If-Unmodified-Since', LONG_AGO],
      ['If-None-Match', '"1-a"'],
    ];
    expect(explain({ ...refused, requestFields: dated })).toBe(
      'Refused: If-Unmodified-Since or If-None-Match is false.',
    );
    expect(explain({ ...refused, requestFields: dated.slice(1) })).toMatch(/If-None-Match excludes "1-a"/);
    expect(explain({ ...refused, method: 'HEAD', requestFields: dated })).toMatch(/the date in If-Unmod/);
    expect(explain({ ...refused, status: 423 })).toMatch(/^Refused\. The lock has to be taken/);
  });

  it('before there is one, and where none came', () => {
    expect(explain({ ...ANSWER, pending: true })).toMatch(/not answered yet/);
    const lost = (method: string) => explain({ ...ANSWER, method, answerLost: true });
    for (const method of ['GET', 'HEAD'])
      expect(lost(method)).toMatch(/^No answer came\. .*only for reading/);
    for (const method of ['PUT', 'DELETE'])
      expect(lost(method)).toMatch(/^No answer came\. .*does not know whether/);
  });
});

const NAMES = ['If-Match', 'If-None-Match', 'If-Unmodified-Since', 'If-Modified-Since'] as const;

/** A method, and a value for each of `NAMES`; `current` stands for the current tag. */
type Combination = readonly [method: string, ...values: readonly (string | null)[]];

function combinations(): readonly Combination[] {
  const choices = [
    [null, 'current', '"old"'],
    [null, 'current', '"other"', 'unquoted'],
    [null, LONG_AGO, FAR_AHEAD],
    [null, FAR_AHEAD, 'no date'],
  ];
  return choices.reduce<readonly Combination[]>(
    (all, values) => all.flatMap((one) => values.map((value) => [...one, value] as const)),
    [['GET'], ['PUT']],
  );
}

/** The field that an explanation of a 412 says was false. */
function blamed(words: string): string {
  if (words.includes('If-None-Match excludes "')) return 'If-None-Match';
  return words.includes('after the date in') ? 'If-Unmodified-Since' : 'If-Match';
}

const ANSWER: Exchange = {
  id: '',
  client: 'Ana',
  method: 'GET',
  target: '/api/documents/1',
  requestFields: [],
  requestBody: null,
  status: 200,
  responseFields: [],
  responseBody: null,
  startedAt: 0,
  endedAt: 0,
};

const lab = (guard: Guard) => openHandlerHost({ guard });

async function send(host: ScriptHost, method: string, fields: readonly Field[], content?: unknown) {
  const typed = fields.some(([name]) => name === 'Content-Type');
  return host.send('Ana', {
    method,
    target: host.documentTarget,
    fields: content === undefined || typed ? fields : [['Content-Type', 'application/json'], ...fields],
    body: content === undefined ? null : JSON.stringify(content),
  });
}

/** Brings the document into a state; answers with the tags of its versions. */
async function bring(host: ScriptHost, state: Case[1]): Promise<readonly string[]> {
  if (state === 'nothing') return [];
  const tagOf = ({ responseFields }: Exchange) => fieldOf(responseFields, 'etag')!;
  const first = tagOf(await send(host, 'PUT', [['If-None-Match', '*']], TEXT));
  if (state === 'first') return [first];
  if (state === 'second') return [first, tagOf(await send(host, 'PUT', [['If-Match', first]], LATER))];
  await send(host, 'DELETE', [['If-Match', first]]);
  return [first];
}
