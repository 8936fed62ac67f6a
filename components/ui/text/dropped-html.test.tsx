import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Markdown } from './markdown';

/** What is to be read of a text. */
const read = (text: string) =>
  renderToStaticMarkup(<Markdown text={text} />)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();

it.each([
  ['a block', '<div class="a">\nWords in it.\n</div>'],
  ['a paragraph glued to it', '<hr>\nWords in *it*.'],
  ['what follows a comment in its line', '<!-- a --> Words in it.'],
  ['a comment that never ends, with all that it takes', '<!-- a\n\nWords in it.'],
  ['a script', '<script>\nalert(1)\n</script>'],
  ['a declaration', '<!DOCTYPE html>'],
  ['a processing instruction', '<?php echo 1 ?>'],
])('says that HTML is not shown, and shows its source: %s', (_, text) => {
  expect(read(`Before.\n\n${text}\n\nAfter.\n`)).toContain('HTML is not shown here');
  for (const line of text.split('\n')) expect(read(`Before.\n\n${text}\n`)).toContain(line);
});

it.each([
  ['a paragraph', 'H<sub>2</sub>O'],
  ['a heading', '# A<br/>b', 'A<br/>b'],
  ['a cell', '| a |\n|-|\n| b<br>c |', 'b<br>c'],
  ['a link', '[a <b>c</b>](/d)', 'a <b>c</b>'],
  ['a tight list', '- a <kbd>Ctrl</kbd>', 'a <kbd>Ctrl</kbd>'],
])('shows a tag where it stands: in %s', (_, text, shown = text) => {
  expect(read(text)).toContain(shown);
  expect(read(text)).not.toContain('HTML is not shown here');
});

it.each(['<!-- a -->', '<!-- a\n\nb -->', '<!---->', '<!-->', '<!-- a --> <!-- b -->'])(
  'shows nothing of a comment: %j',
  (comment) => {
    expect(read(`Before.\n\n${comment}\n\nAfter.`)).toBe('Before.\n\nAfter.');
    if (!comment.includes('\n')) expect(read(`Before ${comment}after.`)).toMatch(/^Before {1,2}after\.$/);
  },
);

it('gives HTML no more than its text', () => {
  const html = renderToStaticMarkup(
    <Markdown text={'<img src=x onerror=a()>\n\nA <b onclick="a()">b</b>'} />,
  );
  expect(html).not.toMatch(/<img|<b\b|<b>/);
});

it('takes no code for HTML, whatever its language is called', () => {
  expect(read('```dropped-html\na\n```')).not.toContain('HTML is not shown');
});
