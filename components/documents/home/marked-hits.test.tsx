import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MarkedHits } from './marked-hits';

const html = (text: string, search: string) =>
  renderToStaticMarkup(<MarkedHits text={text} search={search} />).replace(/ class="[^"]*"/g, '');

it.each([
  ['Lake by lake', 'LAKE', '<mark>Lake</mark> by <mark>lake</mark>'],
  ['A\u0308pfel İ ﬁ', 'äpfel', '<mark>A\u0308pfel</mark> İ ﬁ'],
  ['<b>a</b>', '<b>', '<mark>&lt;b&gt;</mark>a&lt;/b&gt;'],
  ['<b>a</b>', '', '&lt;b&gt;a&lt;/b&gt;'],
  ['nothing', 'else', 'nothing'],
])('marks in %j each %j', (text, search, marked) => {
  expect(html(text, search)).toBe(marked);
});
