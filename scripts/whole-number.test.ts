import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { wholeNumber } from './whole-number.mjs';

const NO_PORTS = [
  '0x50',
  '1e3',
  '1e4',
  ' 80',
  '80 ',
  '-1',
  '+80',
  '80.0',
  '8_0',
  '65536',
  '١',
  '',
  ' ',
  'NaN',
  '9'.repeat(400),
];

it.each([
  ['0', 0],
  ['80', 80],
  ['0080', 80],
  ['65535', 65_535],
])('reads %j', (text, number) => {
  expect(wholeNumber('PORT', text, 0, 65_535)).toBe(number);
});

it.each(NO_PORTS)('takes %j for no number', (text) => {
  expect(() => wholeNumber('PORT', text, 0, 65_535)).toThrow(
    /^PORT must be a number from 0 to 65535 in decimal digits/,
  );
});

it.each(['0x50', ' 80'])('does not serve at port %j, and says why', (text) => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/serve.mjs'], {
    env: { ...process.env, PORT: text },
    encoding: 'utf8',
    timeout: 10_000,
  });
  expect(status).toBe(1);
  expect(stderr).toContain(`PORT must be a number from 0 to 65535 in decimal digits, not “${text}”.`);
});
