import { expect, it } from 'vitest';
import { blankLinesAfter } from './blank-lines.ts';

it.each([
  ['A.\n\n \t\n\r\n', '\n \t\n\r\n'],
  ['A.\r\n\r\n', '\r\n'],
  ['A.\n\nB.\n\n', '\n'],
  ['A.\n', ''],
  ['A.\n\n ', ''],
  ['A.\n\u00a0\n', ''],
  ['A.\n\r\r\n\n', '\n'],
  // Nothing says that the first line ended one.
  [' \n\n', '\n'],
  ['\n', ''],
  ['', ''],
])('finds the blank lines that %j ends with', (text, blank) => {
  expect(blankLinesAfter(text)).toBe(blank);
});
