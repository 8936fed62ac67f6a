import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from './exchange';
import { layOut, type SequenceDiagram } from './sequence-diagram';

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

const names = ({ lifelines }: SequenceDiagram) => lifelines.map(({ name }) => name);

describe('the sequence diagram', () => {
  it('puts the server between the first person and the others', () => {
    expect(names(layOut(['Ana', 'Ben', 'Cleo'], []))).toEqual(['Ana', 'Server', 'Ben', 'Cleo']);
  });

  it('gives whoever else sent something a lifeline', () => {
    expect(names(layOut(['Ana'], [exchange('x', 'curl', 0, 1)]))).toEqual(['Ana', 'Server', 'curl']);
  });

  it('takes nobody for the server because of a name', () => {
    const { lifelines, arrows } = layOut(['Server', 'Ben'], [exchange('x', 'Server', 0, 1)]);
    expect(lifelines.map(({ is }) => is)).toEqual(['person', 'server', 'person']);
    expect(arrows.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 0],
    ]);
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

describe('a sequence diagram with more people than room', () => {
  const many = Array.from({ length: 40 }, (_, nth) => `Student ${nth}`);
  const all = many.map((name, nth) => exchange(`x${nth}`, name, nth, nth + 30));

  it('keeps the lifelines of whom it is drawn for, and has the others share one', () => {
    const fold = { own: ['Student 3', 'Student 0'], room: 4 };
    expect(names(layOut(many, all, fold))).toEqual(['Student 0', 'Server', 'Student 3', 'Others (38)']);
    expect(names(layOut(many, all, { own: [], room: 4 }))).toEqual(['Server', 'Everybody (40)']);
  });

  it('says whose an arrow is where the lifeline does not', () => {
    const { lifelines, arrows } = layOut(many, all, { own: ['Student 0'], room: 4 });
    expect(arrows).toHaveLength(80);
    for (const { exchange: id, from, to, who } of arrows) {
      const own = id === 'x0';
      expect(who).toBe(own ? null : `Student ${id.slice(1)}`);
      expect([from, to].map((at) => lifelines[at]!.is).sort()).toEqual([own ? 'person' : 'others', 'server']);
    }
  });

  it('folds nobody as long as there is room', () => {
    expect(names(layOut(['Ana', 'Ben', 'Cleo'], [], { own: ['Ana'], room: 4 }))).toEqual([
      'Ana',
      'Server',
      'Ben',
      'Cleo',
    ]);
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
