import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { later } from './later';

it('shows what stands there instead, or nothing, while the program has not come', () => {
  const Greeting = later<{ readonly name: string }>(async () => ({ name }) => <p>Hello {name}</p>);
  expect(renderToStaticMarkup(<Greeting name="Ana" />)).toBe('');
  expect(renderToStaticMarkup(<Greeting name="Ana" instead={<i>One moment</i>} />)).toBe('<i>One moment</i>');
});
