import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';
import { groupedMarks } from './grouped-marks';

const SIGNS = { same: '', deleted: '-', inserted: '+' } as const;
const notation = (marks: readonly WordMark[]) =>
  marks.map(({ kind, text }) => `${SIGNS[kind]}[${text}]`).join('');

describe('marks as they read best', () => {
  it('put the old words together and then the new ones', () => {
    const marks: readonly WordMark[] = [
      { kind: 'same', text: 'as ' },
      { kind: 'deleted', text: 'an' },
      { kind: 'inserted', text: 'a' },
      { kind: 'same', text: ' ' },
      { kind: 'deleted', text: 'adult' },
      { kind: 'inserted', text: 'grown-up' },
      { kind: 'same', text: ' is.\n' },
    ];
    expect(notation(groupedMarks(marks))).toBe('[as ]-[an adult]+[a grown-up][ is.\n]');
  });

  it('leave words alone that were only added or only deleted', () => {
    const marks: readonly WordMark[] = [
      { kind: 'deleted', text: 'very' },
      { kind: 'same', text: ' ' },
      { kind: 'deleted', text: 'much' },
    ];
    expect(groupedMarks(marks)).toEqual(marks);
  });

  it('mark of white space only what differs', () => {
    const depth = wordMarks('a;\n\tb', 'a;\n\t\tb');
    expect(notation(groupedMarks(depth))).toBe('[a;][\n\t]+[\t][b]');
    expect(notation(groupedMarks(wordMarks('a;\n\tb', 'a;\n  b')))).toBe('[a;][\n]-[\t]+[  ][b]');
  });

  it('do not join over a line end or a word', () => {
    const change = (text: string): readonly WordMark[] => [
      { kind: 'deleted', text },
      { kind: 'inserted', text: text.toUpperCase() },
    ];
    expect(notation(groupedMarks([...change('a'), { kind: 'same', text: '\n' }, ...change('b')]))).toBe(
      '-[a]+[A][\n]-[b]+[B]',
    );
  });

  it('still make up both texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'cc', ' ', ' ', '\n', '\r\n', '\t', '.', 'é'), { maxLength: 30 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const marks = groupedMarks(wordMarks(from, to));
        const without = (kind: WordMark['kind']) =>
          marks.map((mark) => (mark.kind === kind ? '' : mark.text)).join('');
        expect(without('deleted')).toBe(to);
        expect(without('inserted')).toBe(from);
      }),
    );
  });
});
