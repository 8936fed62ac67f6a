import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from './exchange';
import { layOut } from './sequence-diagram';

const exchange = (
  id: string,
  client: string,
  startedAt: number,
  endedAt: number,
  status = 204,
): Exchange => ({
  id,
  client,
  method: 'PUT',
  target: '/api/documents/d',
  requestFields: [['if-match', '"1-0123456789abcdef"']],
  requestBody: null,
  status,
  responseFields: [['etag', '"2-0123456789abcdef"']],
  responseBody: null,
  startedAt,
  endedAt,
});

describe('the sequence diagram', () => {
  it('puts the server between the first person and the others', () => {
    expect(layOut(['Ana', 'Ben', 'Cleo'], []).lifelines).toEqual(['Ana', 'Server', 'Ben', 'Cleo']);
  });

  it('gives whoever else sent something a lifeline', () => {
    expect(layOut(['Ana'], [exchange('x', 'curl', 0, 1)]).lifelines).toEqual(['Ana', 'Server', 'curl']);
  });

  it('says condition, status and tag, the tag without most of its hash', () => {
    const [request, answer] = layOut(['Ana'], [exchange('x', 'Ana', 0, 1, 412)]).arrows;
    expect(request).toMatchObject({ from: 0, to: 1, label: 'PUT', detail: 'If-Match: "1-0123…"' });
    expect(answer).toMatchObject({
      from: 1,
      to: 0,
      label: '412 Precondition Failed',
      detail: '"2-0123…"',
      tone: 'refused',
    });
  });

  it('shows a request that comes while another is open between that one’s arrows, in a lane of its own', () => {
    const { arrows, activations } = layOut(
      ['Ana', 'Ben'],
      [exchange('a', 'Ana', 0, 10), exchange('b', 'Ben', 2, 5)],
    );
    expect(arrows.map((each) => `${each.exchange} ${each.kind}`)).toEqual([
      'a request',
      'b request',
      'b answer',
      'a answer',
    ]);
    expect(activations.map(({ lane }) => lane)).toEqual([1, 0]);
  });

  it('draws every exchange with both arrows, downwards, the answer below its request', () => {
    const some = fc.array(
      fc.record({
        client: fc.constantFrom('Ana', 'Ben', 'Zoe'),
        start: fc.nat(50),
        took: fc.nat(50),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const diagram = layOut(
          ['Ana', 'Ben'],
          list.map(({ client, start, took }, index) => exchange(`x${index}`, client, start, start + took)),
        );
        expect(diagram.arrows).toHaveLength(2 * list.length);
        expect(diagram.activations).toHaveLength(list.length);
        const ys = diagram.arrows.map(({ y }) => y);
        expect(ys).toEqual([...new Set(ys)].sort((a, b) => a - b));
        for (const { top, bottom } of diagram.activations) expect(bottom).toBeGreaterThan(top);
        expect(diagram.height).toBeGreaterThan(Math.max(0, ...ys));
      }),
    );
  });
});

describe('a request that is not answered yet', () => {
  it('has one arrow, and keeps the server busy to the end of the drawing', () => {
    const held = { ...exchange('a', 'Ana', 0, 0, 0), pending: true };
    const { arrows, activations, height } = layOut(['Ana', 'Ben'], [held, exchange('b', 'Ben', 2, 5)]);
    expect(arrows.filter((each) => each.exchange === 'a').map(({ kind }) => kind)).toEqual(['request']);
    const busy = activations.find((each) => each.exchange === 'a');
    expect(busy?.bottom).toBeGreaterThan(Math.max(...arrows.map(({ y }) => y)));
    expect(busy?.bottom).toBeLessThanOrEqual(height);
  });
});
