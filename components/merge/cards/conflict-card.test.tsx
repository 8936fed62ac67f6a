import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type MergeView, MergeViewProvider } from '@/components/merge/view/merge-view';
import type { ChangedPlace } from '@/components/merge/words/places';
import { sideNames } from '@/components/ui/people/side-names';
import type { Region } from '@/lib/merge/regions/region';
import type { Choice } from '@/lib/merge/resolve/resolution';
import { ConflictCard } from './conflict-card';

const snapshot = (version: number) => ({
  content: { title: '', body: '' },
  etag: `"${version}"`,
  version,
  author: { name: 'Ana', you: false },
  savedAt: null,
});
const view: MergeView = {
  names: sideNames({ name: 'Ana', you: false }),
  base: snapshot(7),
  theirs: snapshot(8),
  columns: false,
  showOriginal: false,
  ignoreSpaces: false,
  editable: false,
  choose: () => undefined,
  show: () => undefined,
  point: () => undefined,
  write: () => undefined,
};
const region: Region = {
  kind: 'conflict',
  conflict: 'theirs-deleted',
  base: 'One.\n',
  mine: '<script>alert(1)</script>\n',
  theirs: '',
  text: null,
};
const place: ChangedPlace = {
  field: 'body',
  region: 3,
  of: region,
  kind: 'conflict',
  number: 1,
  where: 'under Costs',
  partial: false,
  code: null,
};
const card = (choice: Choice | null, fresh = false, sought = true) =>
  renderToStaticMarkup(
    <MergeViewProvider value={view}>
      <ConflictCard place={place} total={3} choice={choice} fresh={fresh} warnings={[]} sought={sought} />
    </MergeViewProvider>,
  );

describe('the card of a conflict', () => {
  it('is a group that says which conflict, where, and whether it is decided', () => {
    expect(card(null)).toContain('<fieldset');
    expect(card(null)).toContain('aria-label="Conflict 1 of 3, under Costs, undecided"');
    expect(card({ take: 'theirs' }, true)).toContain(
      'aria-label="Conflict 1 of 3, under Costs, deleted, new"',
    );
  });

  it('has native radio buttons, none of them chosen by itself', () => {
    expect(card(null).match(/type="radio"/g)).toHaveLength(4);
    expect(card(null)).not.toContain('checked=""');
    expect(card({ take: 'mine' }).match(/checked=""/g)).toHaveLength(1);
  });

  it('shows what a side deleted as deleted, and the text of a side only as text', () => {
    expect(card(null)).toMatch(/<del[^>]*>One\.<\/del>/);
    expect(card(null)).toContain('&lt;script&gt;alert(1)');
    expect(card(null)).not.toContain('<script');
  });

  it('is one line once it is decided: what was chosen, and the way to change it', () => {
    const folded = card({ take: 'mine' }, false, false);
    expect(folded).toContain('aria-label="Conflict 1 of 3, under Costs, mine kept"');
    expect(folded).toContain('Mine kept');
    expect(folded).toContain('&lt;script&gt;alert(1)');
    expect(folded).toMatch(/<button[^>]*aria-label="Change… conflict 1"[^>]*>Change…<\/button>/);
    expect(folded).not.toContain('<input');
    expect(folded).not.toContain('<del');
    expect(card(null, false, false)).toContain('<input');
  });

  it('has a labelled text field when it is edited by hand', () => {
    expect(card({ take: 'edited', text: 'Typed.\n' })).toMatch(
      /<textarea[^>]*aria-label="Your wording, under Costs"[^>]*>Typed\.<\/textarea>/,
    );
  });
});
