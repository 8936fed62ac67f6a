import fc from 'fast-check';
import { expect, it } from 'vitest';
import { movedPlace } from './moved-place';
import { tickOf } from './use-ticking';

const list = '- [ ] a\n- [ ] ab\n- [x] abc\n';
const at = list.indexOf('[ ] ab');

it.each([
  ['nothing', list, at],
  ['a line was added above', `New\n${list}`, at + 4],
  ['a line was added below', `${list}- [ ] d\n`, at],
  ['another line was changed', list.replace('abc', 'Abc'), at],
  ['the line before was changed', list.replace('a\n', 'An apple\n'), at + 7],
])('is found where %s', (_, now, place) => {
  expect(movedPlace(list, now, at)).toBe(place);
});

it.each([
  ['the line itself was changed', list.replace('ab\n', 'ab!\n')],
  ['its box was set', list.replace('[ ] ab\n', '[x] ab\n')],
  ['the line went, and another begins alike', list.replace('- [ ] ab\n', '')],
  ['lines were changed on both sides', list.replace('a\n', 'A\n').replace('abc', 'ABC')],
  ['all was quoted', list.replaceAll('- ', '> - ')],
  ['it alone was quoted', list.replace('- [ ] ab', '> - [ ] ab')],
  ['all went', ''],
])('is not guessed where %s', (_, now) => {
  expect(movedPlace(list, now, at)).toBeNull();
});

it('is never another line, and never beside the place in it', () => {
  const line = fc.constantFrom('- [ ] a', '- [ ] ab', '- [x] a', '', 'a', '- [ ] b');
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 6 })
    .map((lines) => lines.flat().join(''));
  fc.assert(
    fc.property(text, text, fc.nat(), (before, now, some) => {
      const boxes = [...before.matchAll(/\[.\]/g)];
      const box = boxes[some % Math.max(1, boxes.length)];
      if (!box) return;
      const place = movedPlace(before, now, box.index);
      if (place === null) return;
      const lineOf = (whole: string, position: number) => {
        const start = Math.max(whole.lastIndexOf('\n', position), whole.lastIndexOf('\r', position)) + 1;
        return [whole.slice(start).split(/[\r\n]/)[0], position - start];
      };
      expect(lineOf(now, place)).toEqual(lineOf(before, box.index));
    }),
  );
});

it('sets a box that moved, and none that is not known', () => {
  expect(tickOf(list, `New\n${list}`, at, true)).toEqual({ of: `New\n${list}`, at: at + 5, insert: 'x' });
  expect(tickOf(list, '', at, true)).toBeNull();
});
