import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, exactPosition, normalized, type TextEdit } from './exact-text';
import { placeIn, type TypedText, typedOn, untyped } from './typed-text';

const docOf = (text: string) => Text.of(normalized(text).split('\n'));

function type(before: TypedText, edits: readonly TextEdit[]): TypedText {
  const plain = normalized(before.text);
  const after = edits.reduceRight(
    (result, { from, to, insert }) => result.slice(0, from) + insert + result.slice(to),
    plain,
  );
  return typedOn(before, edits, docOf(plain), docOf(after));
}

const word = fc.constantFrom('one', 'two', '😀', ' ', '');
const someText = fc
  .tuple(fc.constantFrom('\n', '\r\n', '\r', 'mixed'), fc.array(fc.tuple(word, word), { maxLength: 6 }))
  .map(([lineEnd, lines]) =>
    lines
      .map(([a, b], at) => a + b + (lineEnd === 'mixed' ? ['\n', '\r\n', '\r'][at % 3] : lineEnd))
      .join(''),
  );
const someEdits = fc.array(
  fc.tuple(fc.nat(), fc.nat({ max: 5 }), fc.constantFrom('x', '\n', 'long '.repeat(300), '')),
  { maxLength: 8 },
);

describe('a text that is typed into', () => {
  it('is what the edits make of it, wherever they are', () => {
    fc.assert(
      fc.property(someText, someEdits, (text, edits) => {
        let typed = untyped(text);
        for (const [place, gone, insert] of edits) {
          const { length } = normalized(typed.text);
          const from = place % (length + 1);
          const edit = { from, to: Math.min(length, from + gone), insert };
          const expected = applyEdits(typed.text, [edit]);
          typed = type(typed, [edit]);
          expect(typed.text).toBe(expected);
          const doc = docOf(typed.text);
          expect(doc.length).toBe(normalized(typed.text).length);
          for (let at = 0; at <= doc.length; at++) {
            expect(placeIn(typed, at, doc)).toBe(exactPosition(typed.text, at));
          }
        }
      }),
    );
  });

  it('takes several edits at once', () => {
    const edits = [
      { from: 0, to: 1, insert: 'A\n' },
      { from: 4, to: 4, insert: 'x' },
    ];
    expect(type(untyped('a\r\nb\r\nc'), edits).text).toBe('A\r\n\r\nb\r\nxc');
  });

  it.each(['\n', '\r\n'])('copies none of it for a key, with breaks %j', (lineEnd) => {
    const text = `A line of it.${lineEnd}`.repeat(1_000);
    const doc = docOf(text);
    let typed = untyped(text);
    let at = doc.length >> 1;
    let after = doc;
    for (const insert of [...'typed here\nand there ']) {
      const before = after;
      after = before.replace(at, at, Text.of(insert.split('\n')));
      typed = typedOn(typed, [{ from: at, to: at, insert }], before, after);
      at += 1;
    }
    // The text from before the first key is still the one that pieces are of, and only what was typed is new.
    expect(typed.old).toBe(text);
    expect(typed.typed).toBe(`typed here${lineEnd}and there `);
    expect(normalized(typed.text)).toBe(after.toString());
  });

  it('does not gather what is typed for ever', () => {
    const doc = Text.of(['']);
    let typed = untyped('');
    for (let key = 0; key < 25_000; key++) {
      typed = typedOn(typed, [{ from: key, to: key, insert: 'x' }], doc, doc);
    }
    expect(typed.typed.length).toBeLessThanOrEqual(10_000);
    expect(typed.text).toBe('x'.repeat(25_000));
  });
});
