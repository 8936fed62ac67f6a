import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { expect, it } from 'vitest';
import { sourceLines } from './source-lines';

const linesIn = (children: string) => {
  const html = renderToStaticMarkup(
    createElement(ReactMarkdown, {
      remarkPlugins: [remarkGfm],
      rehypePlugins: [rehypeSanitize, sourceLines],
      children,
    }),
  );
  return [...html.matchAll(/<(\w+)[^>]*? data-line="(\d+)"/g)].map(([, tag, line]) => `${tag} ${line}`);
};

it('marks the first element of each source line', () => {
  expect(
    linesIn('# Plan\n\nWe *leave*\non **Monday**.\n\n- tea\n- bread\n\n> quoted\n\n| a |\n|---|\n| b |\n'),
  ).toEqual(['h1 1', 'p 3', 'strong 4', 'ul 6', 'li 7', 'blockquote 9', 'table 11', 'tbody 13']);
});

it('says nothing of what stands in another order than it was written in', () => {
  const lines = linesIn('[^1]: A note.\n\nA claim.[^1]\n\nThe end.\n');
  expect(lines.slice(0, 2)).toEqual(['p 3', 'p 5']);
  expect(lines.length).toBe(2);
});
