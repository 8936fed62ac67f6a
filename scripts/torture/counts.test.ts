import { expect, it } from 'vitest';
import { countsOf, tooLittle } from './counts';
import type { Act, Answer, Exchange } from './record';

const act = (kind: Act['kind'], mark: string): Act => ({
  kind,
  document: 'd',
  base: '"1"',
  mark,
  content: null,
  keyed: true,
});
const said = (status: number): Answer => ({
  status,
  tag: null,
  content: null,
  reason: null,
  savedAs: null,
  last: null,
});
const asked = (act: number | null, answer: Exchange['answer']): Exchange => ({
  client: 0,
  instance: 0,
  act,
  document: 'd',
  start: 0,
  end: 1,
  answer,
});

it('counts what became of acts and requests, and names what there was too little of', () => {
  const acts = [act('save', 'a'), act('delete', 'b'), act('patch', 'c'), act('save', 'd'), act('save', 'e')];
  const exchanges = [
    asked(null, said(200)),
    asked(null, said(503)),
    asked(0, 'lost'),
    asked(0, said(204)),
    asked(1, said(204)),
    asked(2, said(412)),
    asked(3, 'unreached'),
    asked(3, 'lost'),
  ];
  const versions = [{ version: 1, tag: '"1"', parent: null, content: '{}' }];
  const documents = [{ id: 'd', versions, current: null, given: 0 }];
  const counts = countsOf({ acts, exchanges, documents });
  expect(counts).toEqual({
    acknowledged: 2,
    refused: 1,
    open: 2,
    lost: 2,
    repeated: 1,
    unavailable: 1,
    reads: 1,
    deletions: 1,
    versions: 1,
  });
  expect(tooLittle(counts)).toContain('refused: 1 of at least 50');
  expect(
    tooLittle({
      ...counts,
      acknowledged: 1e4,
      refused: 1e4,
      lost: 1e4,
      repeated: 1e4,
      reads: 1e4,
      deletions: 1e4,
    }),
  ).toEqual([]);
});
