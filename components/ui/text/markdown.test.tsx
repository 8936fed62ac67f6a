import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Markdown } from './markdown';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

it.each([
  'javascript:a()',
  'JaVaScRiPt:a()',
  'java&#x09;script:a()',
  'javascript&colon;a()',
  '&#106;avascript:a()',
  'vbscript:a()',
  'data:text/html,a',
  'data:text/html;base64,YQ==',
  'blob:https://midair.example/1',
  'filesystem:https://midair.example/1',
  'file:///etc/passwd',
  'view-source:https://midair.example',
  'intent://a#Intent;end',
])('leads nowhere: %s', (address) => {
  const texts = [
    `[a](${address})`,
    `[a](<${address}>)`,
    `<${address}>`,
    `[a][b]\n\n[b]: ${address}`,
    `![a](${address})`,
  ];
  for (const text of texts) expect(html(text), text).not.toMatch(/\s(?:href|src)=/);
});

it.each([
  'https://other.example/a',
  'http://other.example',
  '//other.example',
  '/settings',
  'mailto:a@b.example',
])('opens apart what leads to %s, which learns nothing of where it was followed', (address) => {
  const link = /<a [^>]*>/.exec(html(`[a](${address} "t")`))?.[0];
  expect(link).toContain(`href="${address}"`);
  expect(link).toContain('target="_blank"');
  expect(link).toContain('rel="noopener noreferrer nofollow"');
});

it('opens here what leads to a place in the same text', () => {
  expect(html('[a](#user-content-b)')).toContain('<a href="#user-content-b">');
});

it('fetches no picture by itself', () => {
  const shown = html('![a lake](https://other.example/a.png "t")');
  expect(shown).not.toContain('<img');
  expect(shown).toContain('Show pictures from other.example');
});
