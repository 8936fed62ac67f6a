import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import { ledgerOf } from './ledger';

const start = { version: 1, title: 't', body: 'a b' };

/** A small notation: who, what, which version came of it, what text; every exchange takes from its index to just before the next. */
function script(
  ...lines: readonly (readonly [who: string, method: string, version: number, text: string])[]
) {
  return lines.map(([client, method, version, text], index): Exchange => {
    const json = JSON.stringify({ title: 't', body: text });
    const fields: readonly Field[] = method === 'DELETE' ? [] : [['Document-Version', String(version)]];
    return {
      id: `x${index}`,
      client,
      method,
      target: '/api/documents/d',
      requestFields: [],
      requestBody: method === 'PUT' ? json : null,
      status: method === 'GET' ? 200 : 204,
      responseFields: fields,
      responseBody: method === 'GET' ? json : null,
      startedAt: index * 10,
      endedAt: index * 10 + 5,
    };
  });
}

const lost = (exchanges: readonly Exchange[]) =>
  ledgerOf(start, exchanges).lost.map((word) => `${word.author}: ${word.text}, by ${word.by}`);

describe('the ledger of words', () => {
  it('colours every word by who wrote it', () => {
    const ledger = ledgerOf(
      start,
      script(['Ana', 'PUT', 2, 'a x b'], ['Ben', 'GET', 2, 'a x b'], ['Ben', 'PUT', 3, 'a x b y']),
    );
    const words = ledger.tokens.filter(({ text }) => text.trim() !== '');
    expect(words.map(({ text, author }) => `${text}:${author}`)).toEqual([
      'a:null',
      'x:Ana',
      'b:null',
      'y:Ben',
    ]);
    expect(ledger.lost).toEqual([]);
  });

  it('lists a word as lost when a write by somebody who had not read it removes it', () => {
    expect(lost(script(['Ana', 'PUT', 2, 'a b x'], ['Ben', 'PUT', 3, 'a b y']))).toEqual(['Ana: x, by Ben']);
  });

  it('takes no answer for read when it was sent, however short an exchange is', () => {
    const [ana, ben] = script(['Ana', 'PUT', 2, 'a b x'], ['Ben', 'PUT', 3, 'a b y']);
    const inNoTime = (exchange: Exchange | undefined, at: number) => ({
      ...exchange!,
      startedAt: at,
      endedAt: at,
    });
    for (const at of [7, 8]) {
      expect(lost([inNoTime(ana, 7), inNoTime(ben, at)])).toEqual(['Ana: x, by Ben']);
    }
  });

  it('does not call it a loss when somebody deletes what they have read', () => {
    const ledger = ledgerOf(
      start,
      script(['Ana', 'PUT', 2, 'a b x'], ['Ben', 'GET', 2, 'a b x'], ['Ben', 'PUT', 3, 'a b']),
    );
    expect(ledger.lost).toEqual([]);
    expect(ledger.vanished).toBe(0);
  });

  it('counts an answer that arrives after the request was sent as not read', () => {
    const [put, get, blind] = script(
      ['Ana', 'PUT', 2, 'a b x'],
      ['Ben', 'GET', 2, 'a b x'],
      ['Ben', 'PUT', 3, 'a b'],
    );
    expect(lost([put!, { ...get!, endedAt: blind!.startedAt + 1 }, blind!])).toEqual(['Ana: x, by Ben']);
  });

  it('takes a word off the list when a later write brings it back, and gives it back to its author', () => {
    const ledger = ledgerOf(
      start,
      script(
        ['Ana', 'PUT', 2, 'a b x'],
        ['Ben', 'PUT', 3, 'a b y'],
        ['Ana', 'GET', 3, 'a b y'],
        ['Ana', 'PUT', 4, 'a b x y'],
      ),
    );
    expect(ledger.lost).toEqual([]);
    expect(ledger.vanished).toBe(1);
    expect(ledger.tokens.find(({ text }) => text === 'x')?.author).toBe('Ana');
  });

  it('loses a word again when somebody who read before it came back writes', () => {
    const ledger = ledgerOf(
      start,
      script(
        ['Ana', 'PUT', 2, 'a b x'],
        ['Ben', 'PUT', 3, 'a b y'],
        ['Cleo', 'GET', 3, 'a b y'],
        ['Ana', 'GET', 3, 'a b y'],
        ['Ana', 'PUT', 4, 'a b x y'],
        ['Cleo', 'PUT', 5, 'a b y z'],
      ),
    );
    expect(ledger.lost.map(({ text, author, by }) => `${author}: ${text}, by ${by}`)).toEqual([
      'Ana: x, by Cleo',
    ]);
  });

  it('keeps the author of a word that is moved', () => {
    const ledger = ledgerOf(
      start,
      script(['Ana', 'PUT', 2, 'a b long'], ['Ben', 'GET', 2, 'a b long'], ['Ben', 'PUT', 3, 'long a b']),
    );
    expect(ledger.tokens.find(({ text }) => text === 'long')?.author).toBe('Ana');
  });

  it('empties the text on a deletion, and loses what its sender had not read', () => {
    expect(lost(script(['Ana', 'PUT', 2, 'a b x'], ['Ben', 'DELETE', 0, '']))).toEqual(['Ana: x, by Ben']);
  });

  it('takes a 412 that shows the current version as read, and a bare one as not', () => {
    const [put, refused, blind] = script(
      ['Ana', 'PUT', 2, 'a b x'],
      ['Ben', 'PUT', 0, ''],
      ['Ben', 'PUT', 3, 'a b'],
    );
    const answer = (body: object): Exchange => ({
      ...refused!,
      status: 412,
      responseFields: [],
      responseBody: JSON.stringify(body),
    });
    expect(lost([put!, answer({ currentETag: '"2"' }), blind!])).toHaveLength(1);
    expect(lost([put!, answer({ current: { version: 2 } }), blind!])).toEqual([]);
  });

  describe('counts each word as often as it is written', () => {
    const word = fc.constantFrom<string>('a', 'b', 'c');
    const place = fc.nat(5);
    const text = fc.array(word, { minLength: 1, maxLength: 5 });
    const put = (words: readonly string[], at: number, one: string) =>
      words.toSpliced(at % (words.length + 1), 0, one);
    const lostOf = (base: readonly string[], ana: readonly string[], ben: readonly string[]) =>
      ledgerOf(
        { ...start, body: base.join(' ') },
        script(['Ana', 'PUT', 2, ana.join(' ')], ['Ben', 'PUT', 3, ben.join(' ')]),
      ).lost;

    it('loses the one word that somebody added, though it may be there already', () => {
      expect(lostOf(['bread'], ['bread,', 'bread'], ['rolls,', 'bread'])).toHaveLength(1);
      fc.assert(
        fc.property(text, place, word, place, (base, at, one, fresh) => {
          const ben = put(base, fresh, 'new');
          expect(lostOf(base, put(base, at, one), ben)).toMatchObject([
            { text: one, author: 'Ana', by: 'Ben' },
          ]);
        }),
        { numRuns: 1000 },
      );
    });

    it('loses as many as the saved text has less of, of those that were added', () => {
      fc.assert(
        fc.property(text, fc.array(fc.tuple(place, word), { maxLength: 3 }), text, (base, adds, ben) => {
          const ana = adds.reduce<readonly string[]>((words, [at, one]) => put(words, at, one), base);
          const count = (words: readonly string[], one: string) =>
            words.filter((each) => each === one).length;
          const expected = ['a', 'b', 'c'].map((one) =>
            Math.max(0, Math.min(count(ana, one) - count(base, one), count(ana, one) - count(ben, one))),
          );
          const lost = lostOf(base, ana, ben);
          expect(['a', 'b', 'c'].map((one) => lost.filter((each) => each.text === one).length)).toEqual(
            expected,
          );
        }),
        { numRuns: 1000 },
      );
    });
  });

  describe('takes for read what its sender was shown, and no more', () => {
    const between = (change: Partial<Exchange>) => {
      const [put, shown, blind] = script(
        ['Ana', 'PUT', 2, 'a b x'],
        ['Ben', 'GET', 2, 'a b x'],
        ['Ben', 'PUT', 9, 'a b'],
      );
      return lost([put!, { ...shown!, ...change }, blind!]);
    };

    it('all of a load', () => expect(between({})).toEqual([]));
    it('nothing of a 304, whatever made it one', () =>
      expect(between({ status: 304, responseBody: null })).toHaveLength(1));
    it('nothing of a part', () => expect(between({ status: 206 })).toHaveLength(1));
    it('nothing of a PATCH that was answered without content', () =>
      expect(
        between({ method: 'PATCH', status: 204, requestBody: '{"title":"t"}', responseBody: null }),
      ).toHaveLength(1));
    it('the words of one’s own PATCH', () => {
      const [ana, own, blind] = script(
        ['Ana', 'PUT', 2, 'a b x'],
        ['Ben', 'PATCH', 3, ''],
        ['Ben', 'PUT', 4, 'a b'],
      );
      const titled = { ...own!, requestBody: '{"title":"Lunch"}' };
      expect(lost([ana!, titled, blind!])).toEqual(['Ana: x, by Ben']);
      expect(lost([ana!, { ...titled, answerLost: true }, blind!])).toEqual([
        'Ben: Lunch, by Ben',
        'Ana: x, by Ben',
      ]);
    });
    it('all of a PATCH that was answered with the document', () =>
      expect(between({ method: 'PATCH', status: 200, requestBody: '[]' })).toEqual([]));
  });

  describe('counts the title as well', () => {
    const titled = (exchange: Exchange, title: string): Exchange => {
      const said = (json: string | null) => json && JSON.stringify({ ...JSON.parse(json), title });
      return {
        ...exchange,
        requestBody: said(exchange.requestBody),
        responseBody: said(exchange.responseBody),
      };
    };
    const parts = (exchanges: readonly Exchange[]) =>
      ledgerOf(start, exchanges).lost.map(
        ({ author, text, part, by }) => `${author}: ${text} (${part}), by ${by}`,
      );

    it('loses one that another overwrites unseen', () => {
      const [ana, ben] = script(['Ana', 'PUT', 2, 'a b'], ['Ben', 'PUT', 3, 'a b']);
      expect(parts([titled(ana!, 'Lunch'), titled(ben!, 'Dinner')])).toEqual(['Ana: Lunch (title), by Ben']);
      expect(parts([titled(ana!, 'Lunch'), ben!])).toEqual(['Ana: Lunch (title), by Ben']);
    });

    it('loses none that was read before', () => {
      const [ana, read, ben] = script(
        ['Ana', 'PUT', 2, 'a b'],
        ['Ben', 'GET', 2, 'a b'],
        ['Ben', 'PUT', 3, 'a b'],
      );
      expect(parts([titled(ana!, 'Lunch'), titled(read!, 'Lunch'), titled(ben!, 'Dinner')])).toEqual([]);
    });

    it('gives one back to its author, and takes no word of the body for it', () => {
      const exchanges = script(
        ['Ana', 'PUT', 2, 'a b'],
        ['Ben', 'PUT', 3, 'a b Lunch'],
        ['Cleo', 'GET', 3, 'a b Lunch'],
        ['Cleo', 'PUT', 4, 'a b Lunch'],
      );
      const titles = ['Lunch', 't', 't', 'Lunch'];
      const [ana, ben, ...cleo] = exchanges.map((each, index) => titled(each, titles[index]!));
      expect(parts([ana!, ben!])).toEqual(['Ana: Lunch (title), by Ben']);
      const ledger = ledgerOf(start, [ana!, ben!, ...cleo]);
      expect(ledger.lost).toEqual([]);
      expect(ledger.title).toMatchObject([{ text: 'Lunch', author: 'Ana' }]);
      expect(ledger.written).toEqual(
        new Map([
          ['Ana', 1],
          ['Ben', 2],
        ]),
      );
    });
  });

  it('takes from a merge patch what it changes, and leaves the rest as it was', () => {
    const patch = (title: string): Exchange => ({
      ...script(['Ben', 'PATCH', 2, ''])[0]!,
      requestBody: JSON.stringify({ title }),
    });
    const ledger = ledgerOf(start, [patch('Lunch')]);
    expect(ledger.title).toMatchObject([{ text: 'Lunch', author: 'Ben' }]);
    expect(ledger.tokens.map(({ text }) => text).join('')).toBe('a b');
  });

  it('joins to the newest text whatever was written, and loses nothing when everybody reads first', () => {
    const texts = fc.array(fc.tuple(fc.constantFrom('Ana', 'Ben', 'Cleo'), fc.string()), { maxLength: 6 });
    fc.assert(
      fc.property(texts, (writes) => {
        let before = start.body;
        const exchanges = script(
          ...writes.flatMap(([who, text], index) => {
            const read = [who, 'GET', index + 1, before] as const;
            before = text;
            return [read, [who, 'PUT', index + 2, text] as const];
          }),
        );
        const ledger = ledgerOf(start, exchanges);
        expect(ledger.tokens.map(({ text }) => text).join('')).toBe(before);
        expect(ledger.vanished).toBe(0);
      }),
    );
  });
});
