import { beforeEach, describe, expect, it } from 'vitest';
import { Exchanges } from './exchanges';

const connection = {};
const exchange = (complete: boolean, { headersSent = false, method = 'GET', endless = false } = {}) => ({
  request: { complete, method },
  response: { headersSent },
  endless,
});
let exchanges: Exchanges<object, ReturnType<typeof exchange>>;
beforeEach(() => {
  exchanges = new Exchanges();
});

describe('a connection that cannot be read any further', () => {
  it('is answered where nothing was asked before, or all of it was answered', () => {
    expect(exchanges.parting(connection)).toBe('answer');
    const one = exchange(true);
    exchanges.begin(connection, one);
    exchanges.end(connection, one);
    expect(exchanges.parting(connection)).toBe('answer');
  });

  it('is answered in place of the request that breaks off, unless its answer has begun or was given', () => {
    const one = exchange(false);
    exchanges.begin(connection, one);
    expect(exchanges.parting(connection)).toBe('answer');
    one.response.headersSent = true;
    expect(exchanges.parting(connection)).toEqual({ after: one });
    exchanges.end(connection, one);
    expect(exchanges.parting(connection)).toBe('silence');
  });

  it('is left at once where the answer that has begun is a stream without an end', () => {
    exchanges.begin(connection, exchange(false, { headersSent: true, endless: true }));
    expect(exchanges.parting(connection)).toBe('silence');
  });

  it('waits for the answers that are due to requests before, the first of them first', () => {
    const [one, two, three] = [exchange(true), exchange(true), exchange(false)];
    for (const each of [one, two, three]) exchanges.begin(connection, each);
    expect(exchanges.parting(connection)).toEqual({ after: one });
    exchanges.end(connection, one);
    expect(exchanges.parting(connection)).toEqual({ after: two });
    exchanges.end(connection, two);
    expect(exchanges.parting(connection)).toBe('answer');
  });

  it('has nothing to do with another one', () => {
    exchanges.begin(connection, exchange(true));
    expect(exchanges.parting({})).toBe('answer');
  });
});

describe('requests that follow each other without waiting for answers', () => {
  it('are looked at in their order where one of them changes something', () => {
    const [put, get, again] = [
      exchange(true, { method: 'PUT' }),
      exchange(true, { method: 'GET' }),
      exchange(true, { method: 'GET' }),
    ];
    expect(exchanges.begin(connection, put)).toBeNull();
    expect(exchanges.begin(connection, get)).toBe(put);
    expect(exchanges.begin(connection, again)).toBe(get);
    exchanges.end(connection, put);
    exchanges.end(connection, get);
    const next = exchange(true, { method: 'DELETE' });
    expect(exchanges.begin(connection, next)).toBe(again);
  });

  it('are looked at together where all of them only look', () => {
    const all = ['GET', 'HEAD', 'OPTIONS', 'GET'].map((method) => exchange(true, { method }));
    expect(all.map((each) => exchanges.begin(connection, each))).toEqual([null, null, null, null]);
    expect(exchanges.due(connection)).toEqual(all);
  });
});
