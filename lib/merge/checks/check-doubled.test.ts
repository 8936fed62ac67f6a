import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { draw } from '../testing/merge-notation.ts';

const of = (base: string, mine: string, theirs: string): string => draw(merge(base, mine, theirs));

const document = '# Trip\n\nWe leave on Monday.\n\nThe train is booked.\n\nBring a coat.\n';
const front = '---\ntitle: Trip\ndate: 2026-01-01\ntags: [a, b]\ndraft: true\n---\n\nText.\n';

describe('what both sides added in different places', () => {
  it.each([
    [
      'a section',
      '## What to bring',
      '\n\n## What to bring\n\nMine is this.',
      '\n\n## What to bring\n\nOr that.',
    ],
    [
      'a sentence',
      'Somebody waters the plants.',
      '\n\nSomebody waters the plants.',
      '\n\nSomebody waters the plants.',
    ],
    ['a list item', '- Eva brings the cake', '\n\n- Eva brings the cake', '\n\n- Eva brings the cake'],
    ['a link target', '[map]: ', '\n\n[map]: https://a.org', '\n\n[Map]: https://b.org'],
    ['a footnote', '[^1]: ', '\n\n[^1]: One says so.', '\n\n[^1]: Another denies it.'],
  ])('is not said twice: %s', (_, said, mine, theirs) => {
    const result = of(
      document,
      document.replace('Monday.', `Monday.${mine}`),
      document.replace('booked.', `booked.${theirs}`),
    );
    expect(result.toLowerCase()).toMatch(/\{mine: [^}]+\}.*\{review! \|\|/s);
    expect(result.toLowerCase().split(said.toLowerCase())).toHaveLength(3);
  });

  it('is not said twice: a section of short lines', () => {
    for (const section of [
      'Contact\n\nAda\nBen Nevis\n',
      '**Ada**\nTel. 123\n',
      '```\nrun it\nstop it\n```\n',
    ]) {
      const mine = document.replace('The train', `${section}\nThe train`);
      const theirs = document.replace('Bring', `${section}\nBring`);
      expect(of(document, mine, theirs)).toMatch(/\{mine: [^}]+\}.*\{review! \|\|/s);
    }
  });

  it('may be alike in one short line, or in some of several', () => {
    const mine = document.replace('The train', 'Ada\n\nThe train');
    expect(of(document, mine, document.replace('Bring', 'Ada\n\nBring'))).not.toContain('!');
    const one = document.replace('The train', 'Ada\nState: open\nTel. 123\n\nThe train');
    const other = document.replace('Bring', 'Ben\nState: open\nTel. 456\n\nBring');
    expect(of(document, one, other)).not.toContain('!');
  });

  it('is not said twice: an item of one list, however short', () => {
    const list = '- eggs\n- bread\n- apples\n- plums\n\nAnd more.\n';
    const milk = (item: string) => list.replace(item, `${item}\n- milk`);
    expect(of(list, milk('- eggs'), milk('- apples'))).toContain(
      '{mine: - milk\n}- bread\n- apples\n{review! ||- milk\n}',
    );
    const lists = list.replace('bread\n', 'bread\n\nAnd then:\n\n');
    const none = (item: string) => lists.replace(item, `${item}\n- milk`);
    expect(of(lists, none('- eggs'), none('- apples'))).not.toContain('!');
  });

  it.each([
    ['with another value', 'author: Ben'],
    ['with the same value', 'author: Ana'],
    ['in quotes', '"author": Ana'],
  ])('is not said twice: a key of the front matter %s', (_, line) => {
    const result = of(
      front,
      front.replace('title: Trip', 'title: Trip\nauthor: Ana'),
      front.replace('draft: true', `draft: true\n${line}`),
    );
    expect(result).toContain('{mine: author: Ana\n}');
    expect(result).toContain(`{review! ||${line}\n}`);
  });

  it.each([
    ['different keys', 'title: Trip\nauthor: Ana', 'draft: true\nlayout: wide'],
    ['a key that one side only moved', 'title: Trip\ndraft: true', 'draft: true'],
  ])('merges where there is nothing twice: %s', (_, mine, theirs) => {
    expect(of(front, front.replace('title: Trip', mine), front.replace('draft: true', theirs))).not.toContain(
      '!',
    );
  });

  it('may be a heading of one word, which stands under others more than once', () => {
    const api = '# A\n\nFirst it says this.\n\n# B\n\nThen it says that.\n\n# C\n';
    expect(
      of(
        api,
        api.replace('this.', 'this.\n\n## Parameters\n\n- one'),
        api.replace('that.', 'that.\n\n## Parameters\n\n- two'),
      ),
    ).not.toContain('!');
  });

  it('may be a line among mostly others, unless in one list', () => {
    const section = (title: string) =>
      `\n\n## ${title}\n\nWhat you need for it:\n\n1. a ${title}\n2. no ${title}`;
    const added = (first: string, second: string) =>
      of(
        document,
        document.replace('Monday.', `Monday.${first}`),
        document.replace('booked.', `booked.${second}`),
      );
    expect(added(section('Long rope'), section('Good map'))).not.toContain('!');
    expect(added(section('Long rope'), '\n\nWhat you need for it:')).toContain('review!');
    const list = '- eggs\n- bread\n- apples\n';
    const more = (fruit: string) => `\n- ${fruit}s\n- the cake that Eva likes\n- more ${fruit}s\n`;
    expect(of(list, list.replace('\n', more('plum')), list + more('pear').slice(1))).toContain('review!');
  });

  it('may be what the text had before, or what stands in prose and looks like a key', () => {
    const twice = `${document}\nSomebody waters the plants.\n`;
    const line = '\n\nSomebody waters the plants.';
    expect(
      of(twice, twice.replace('Monday.', `Monday.${line}`), twice.replace('booked.', `booked.${line}`)),
    ).not.toContain('!');
    expect(
      of(
        document,
        document.replace('Monday.', 'Monday.\n\nNote: be there'),
        document.replace('booked.', 'booked.\n\nNote: pay soon'),
      ),
    ).not.toContain('!');
  });
});
