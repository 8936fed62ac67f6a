import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { withMeasured } from './pages';
import { readResults } from './results';
import { SHOWN } from './shown';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('puts what was measured between the marks of a page, in place of what stood there', () => {
  const page = 'Before\n<!-- Written by npm run bench. -->\n\nold\n\n<!-- As far as here. -->\nafter';
  expect(withMeasured(page, 'new')).toBe(page.replace('old', 'new'));
  expect(withMeasured(withMeasured(page, 'newer'), 'old')).toBe(page);
});

it('says that a page has no place for it', () => {
  expect(() => withMeasured('<!-- As far as here. --><!-- Written by npm run bench. -->', 'new')).toThrow();
});

it.each(Object.entries(SHOWN))('finds in %s what was measured last', (page, shown) => {
  const text = readFileSync(path.join(root, page), 'utf8');
  const results = readResults(path.join(root, 'bench/results.json'));
  expect(withMeasured(text, shown(results!))).toBe(text);
});
