import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { randomTraffic } from '@/lib/lab/testing/random-traffic';
import { type Account, accountOf, afterWrite } from './account';
import { type Ledger, LedgerReader, ledgerOf, type StartingPoint } from './ledger';
import { isDeletion, textsSent, textsShown, versionMade, versionShown, type Write } from './write';

vi.mock(import('./account'), { spy: true });
const comparisons = () => vi.mocked(afterWrite).mock.calls.length;
beforeEach(() => {
  vi.clearAllMocks();
});

const start: StartingPoint = { version: 1, title: 'Picnic', body: 'bread' };

/** The nth save of a line of saves, each after the last by somebody else, and each adding a word. */
function save(n: number): Exchange {
  return {
    id: `${n}`,
    client: `person ${n % 3}`,
    method: 'PUT',
    target: '/api/documents/d',
    requestFields: [],
    requestBody: JSON.stringify({ title: 'Picnic', body: `bread w${n} w${n + 1}` }),
    status: 204,
    responseFields: [['Document-Version', String(n + 2)]],
    responseBody: null,
    startedAt: n * 10,
    endedAt: n * 10 + 5,
  };
}

const saves = (count: number) => Array.from({ length: count }, (_, n) => save(n));

function follow(exchanges: readonly Exchange[]): Ledger {
  const reader = new LedgerReader(start);
  for (const exchange of exchanges) {
    reader.take(exchange);
    reader.ledger();
  }
  return reader.ledger();
}

/** The ledger counted from the start, in the plainest way. */
function recount(start: StartingPoint, exchanges: readonly Exchange[]): Account {
  const inOrder = exchanges.toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  const showing = (version: number) =>
    inOrder.find((each) => each.responseFields[0]?.[1] === String(version) && textsShown(each));
  const writes: Write[] = [];
  for (const exchange of inOrder) {
    const version = versionMade(exchange);
    if (version === null || version <= start.version) continue;
    if (inOrder.find((each) => versionMade(each) === version) !== exchange) continue;
    const shown = showing(version);
    const texts = textsSent(exchange) ?? (shown ? textsShown(shown) : null);
    if (texts) writes.push({ exchange, version, texts });
  }
  writes.sort((a, b) => a.version - b.version);
  const deletions = inOrder
    .filter(isDeletion)
    .sort((a, b) => b.endedAt - a.endedAt || (a.id < b.id ? 1 : -1));
  for (const exchange of deletions) {
    const at = writes.findIndex(
      (each) => each.exchange.endedAt > exchange.endedAt || isDeletion(each.exchange),
    );
    const write = { exchange, version: Number.POSITIVE_INFINITY, texts: { title: '', body: '' } };
    writes.splice(at === -1 ? writes.length : at, 0, write);
  }
  return writes.reduce(
    (account, write) => {
      const seen = exchanges.flatMap((each) => {
        const version = versionShown(each);
        const inHand = each.client === write.exchange.client && each.endedAt <= write.exchange.startedAt;
        return inHand && version !== null && version < write.version ? [version] : [];
      });
      return afterWrite(account, write, Math.max(start.version, ...seen));
    },
    accountOf(start.version, start.title, start.body),
  );
}

describe('a ledger that follows a round', () => {
  it('is what the whole traffic gives, in whatever order it comes and whenever one looks', () => {
    fc.assert(
      fc.property(randomTraffic, fc.infiniteStream(fc.nat()), ({ start, exchanges }, numbers) => {
        const left = [...exchanges];
        const reader = new LedgerReader(start);
        while (left.length > 0) {
          const [exchange] = left.splice(numbers.next().value! % left.length, 1);
          if (numbers.next().value! % 3 === 0) reader.take({ ...exchange!, pending: true, status: 0 });
          reader.take(exchange!);
          if (numbers.next().value! % 2 === 0) {
            const taken = exchanges.filter((each) => !left.includes(each));
            expect(reader.ledger()).toEqual({ ...recount(start, taken), begins: null });
          }
          reader.take(exchange!);
        }
        expect(reader.ledger()).toEqual({ ...recount(start, exchanges), begins: null });
      }),
      { numRuns: 1000 },
    );
  });

  it('compares each write once when exchanges come in order', () => {
    const exchanges = saves(500);
    const ledger = follow(exchanges);
    expect(comparisons()).toBe(500);
    expect(ledger).toEqual(ledgerOf(start, exchanges));
  });

  it('compares again only what comes after an exchange that is late', () => {
    const exchanges = saves(400);
    // Every tenth comes when three more are there already.
    const late = exchanges
      .map((exchange, n) => ({ exchange, at: n % 10 === 0 ? n + 3.5 : n }))
      .sort((a, b) => a.at - b.at);
    const ledger = follow(late.map(({ exchange }) => exchange));
    expect(comparisons()).toBe(400 + 40 * 3);
    expect(ledger).toEqual(ledgerOf(start, exchanges));
  });

  it('compares each write once when all come before anybody looks, be it backwards', () => {
    ledgerOf(start, saves(300).toReversed());
    expect(comparisons()).toBe(300);
  });

  it('is the same object until something changes it', () => {
    const reader = new LedgerReader(start);
    reader.take(save(0));
    const before = reader.ledger();
    reader.take(save(0));
    reader.take({ ...save(1), pending: true });
    expect(reader.ledger()).toBe(before);
    reader.take(save(1));
    expect(reader.ledger()).not.toBe(before);
  });

  it('gives each person as many words as are there, are lost, or were removed by somebody who had read them', () => {
    fc.assert(
      fc.property(randomTraffic, ({ start, exchanges }) => {
        const { title, tokens, lost, written } = ledgerOf(start, exchanges);
        for (const [person, count] of written) {
          const there = [...title, ...tokens].filter(
            ({ author, text }) => author === person && text.trim() !== '',
          );
          const gone = lost.filter(({ author }) => author === person);
          expect(there.length + gone.length).toBeLessThanOrEqual(count);
        }
      }),
    );
  });
});

describe('a record that begins later', () => {
  const key = ({ exchange, text, part }: Ledger['lost'][number]) => `${exchange} ${part} ${text}`;

  it('has the same text, says where it begins, and calls nothing lost that the whole record does not', () => {
    fc.assert(
      fc.property(randomTraffic, fc.nat(), ({ start, exchanges, after }, number) => {
        // Of a version that nothing shows not even the whole record knows the text.
        fc.pre(!exchanges.some(({ requestBody }) => requestBody === '[]'));
        const cut = number % (exchanges.length + 1);
        const at = Math.max(0, ...exchanges.slice(0, cut).map(({ endedAt }) => endedAt));
        const whole = ledgerOf(start, exchanges);
        const rest = ledgerOf({ ...after[cut]!, at }, exchanges.slice(cut));
        expect(rest.begins).toEqual({ at, version: after[cut]!.version });
        expect(whole.begins).toBeNull();
        const known = whole.lost.map(key);
        for (const word of rest.lost) {
          const index = known.indexOf(key(word));
          expect(index, `${key(word)} among ${known}`).not.toBe(-1);
          known.splice(index, 1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('does not say that somebody had not seen what may have been shown to them before', () => {
    // Ana's save was under way, and in the document, when what is gone of the record ended: Ben may have read it there.
    const [ana, ben] = [
      save(0),
      { ...save(1), requestBody: JSON.stringify({ title: 'Picnic', body: 'bread' }) },
    ];
    const begins = { ...start, at: ana.startedAt + 1 };
    expect(ledgerOf(begins, [ana, ben]).lost).toEqual([]);
    expect(ledgerOf({ ...start, at: ana.startedAt - 1 }, [ana, ben]).lost).toHaveLength(2);
  });
});
