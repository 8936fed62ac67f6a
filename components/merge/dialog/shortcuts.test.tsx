import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ChangedPlace } from '@/components/merge/words/places';
import { sideNames } from '@/components/ui/people/side-names';
import { Shortcuts } from './shortcuts';

const place = (kind: ChangedPlace['kind'], region: number, number: number): ChangedPlace => ({
  field: 'body',
  region,
  of: { kind: 'unchanged', base: '', mine: '', theirs: '', text: '' },
  kind,
  number,
  where: 'paragraph 1',
  partial: false,
  code: null,
});
const shown = (places: readonly ChangedPlace[], open: readonly ChangedPlace[]) =>
  renderToStaticMarkup(
    <Shortcuts
      places={places}
      open={open}
      names={sideNames({ name: 'Ana', you: false })}
      onShow={() => undefined}
      onChooseRest={() => undefined}
    />,
  );

describe('the shortcuts', () => {
  it('lead to the conflict behind what merged by itself', () => {
    const conflict = place('conflict', 30, 1);
    const html = shown(
      [...Array.from({ length: 30 }, (_, at) => place('automatic', at, at + 1)), conflict],
      [conflict],
    );
    expect(html).toContain('Go to the conflict');
    expect(html).not.toContain('hidden');
    expect(html).not.toContain('The rest');
  });

  it('lead to what comes first only in a short window, where it is not in view', () => {
    const conflict = place('conflict', 0, 1);
    expect(shown([conflict], [conflict])).toMatch(/class="[^"]*not-short:hidden/);
  });

  it('decide the rest while there are at least two', () => {
    const [a, b, c] = [place('conflict', 0, 1), place('conflict', 1, 2), place('conflict', 2, 3)];
    const html = shown([a, b, c], [b, c]);
    expect(html).toContain('Go to conflict 2');
    expect(html).toContain('The rest (2):');
    expect(html).toContain('>All mine<');
    expect(html).toContain('>All Ana&#x27;s<');
    expect(shown([a, b, c], [c])).not.toContain('All mine');
  });

  it('are gone once nothing is open', () => {
    expect(shown([place('conflict', 0, 1)], [])).toBe('');
  });
});
