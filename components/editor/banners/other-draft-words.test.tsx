import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { OtherDraftWords } from './other-draft-words';

const said = (begins: string, mine: boolean) =>
  renderToStaticMarkup(
    <OtherDraftWords draft={{ begins, person: { id: 'b', name: 'Ben' } }} mine={mine} when="16:46" />,
  );

describe('what is said of another draft of the document', () => {
  it('is its first words, as two may be from one minute', () => {
    expect(said('Bring <b>a hat', true)).toMatch(
      /from 16:46: <q [^>]*>Bring &lt;b&gt;a hat<\/q>\. If you open them,/,
    );
    expect(said('Bring a hat', false)).toMatch(
      /^Ben typed .* at 16:46: <q [^>]*>Bring a hat<\/q>\. They are not/,
    );
  });

  it('is no quotation where nothing is to be quoted', () => {
    expect(said('', true)).toContain('from 16:46. If you open');
    expect(said('', false)).toContain('at 16:46. They are not');
  });
});
