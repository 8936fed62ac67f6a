import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';

const conflicts = (base: string, mine: string, theirs: string) =>
  merge(base, mine, theirs).regions.filter(({ kind }) => kind === 'conflict');

/** A base of three paragraphs, with what mine puts before the second and theirs before the third. */
const apart = (mine: string, theirs: string, [first, second, third] = ['One.\n\n', 'Two.\n\n', 'Three.\n']) =>
  [
    `${first}${second}${third}`,
    `${first}${mine}${second}${third}`,
    `${first}${second}${theirs}${third}`,
  ] as const;

describe('what both sides named the same', () => {
  it.each([
    ['a heading of one word', '## FAQ\n\nMine here.\n\n', '## FAQ\n\nTheirs here.\n\n'],
    ['an underlined heading', 'FAQ\n---\n\nMine here.\n\n', 'FAQ\n---\n\nTheirs here.\n\n'],
    ['an underlined heading and one with marks', 'FAQ\n---\n\nMine here.\n\n', '## FAQ\n\nTheirs here.\n\n'],
    ['a heading with other blank lines', '## Rust\n\n', '\n## Rust\n\n\n'],
    ['a target of reStructuredText', '.. _news:\n\n', '.. _news:\n\n'],
    ['an anchor of AsciiDoc', '[[news]]\n', '[[news]]\n'],
    ['an anchor of HTML', '<a id="news"></a>\n\n', '<a name="news"></a>\n\n'],
    ['an anchor in braces', '## Mine {#news}\n\n', '## Theirs {#news}\n\n'],
    ['a heading in a section of that name', '## FAQ\n\nMine.\n\n', '### FAQ\n\nTheirs.\n\n'],
    ['a footnote', '[^1]: Mine.\n\n', '[^1]: Theirs.\n\n'],
    ['a label', '[r]: https://mine.example\n\n', '[R]: https://theirs.example\n\n'],
  ])('is a place to review: %s', (_, mine, theirs) => {
    const found = conflicts(...apart(mine, theirs));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ conflict: 'review', doubt: 'named-twice', base: '', mine: '' });
  });

  it.each([
    ['headings in other sections', '### Parameters\n\nMine.\n\n', '## Next\n\n### Parameters\n\nTheirs.\n\n'],
    ['a chapter and a section', '## Start\n\n### How\n\nMine.\n\n', '## Start\n\nTheirs.\n\n'],
    ['lines that look like headings in fences', '```sh\n# Run\n```\n\n', '```sh\n# Run\n```\n\nMore.\n\n'],
  ])('merges where it stands for two things: %s', (_, mine, theirs) => {
    expect(conflicts(...apart(mine, theirs))).toHaveLength(0);
  });

  it('merges where the base says it twice already', () => {
    const [first, second, third] = ['## Note\n\nOne.\n\n', '## Note\n\nTwo.\n\n', 'Three.\n'];
    const found = conflicts(...apart('## Note\n\nA.\n\n', '## Note\n\nB.\n\n', [first, second, third]));
    expect(found).toHaveLength(0);
  });
});

describe('a key that both sides added to the same data', () => {
  const DATA: [string, string, string, string, [string, string, string]][] = [
    ['JSON', '  "k": 1,\n', '  "k": 2,\n', '', ['{\n  "a": 1,\n', '  "b": 2,\n', '  "c": 3\n}\n']],
    [
      'nested JSON',
      '    "k": 1,\n',
      '    "k": 2,\n',
      '',
      ['{\n  "x": {\n    "a": 1,\n', '    "b": 2,\n', '    "c": 3\n  }\n}\n'],
    ],
    ['YAML', 'k: 1\n', 'k: 2\n', '', ['a: 1\n', 'b: 2\n', 'c: 3\n']],
    ['nested YAML', '  k: 1\n', '  "k": 2\n', '', ['x:\n  a: 1\n', '  b: 2\n', '  c: 3\n']],
    ['INI', 'k = 1\n', 'k = 2\n', '', ['[s]\na = 1\n', 'b = 2\n', 'c = 3\n']],
    ['TOML', 'k = "1"\n', 'k = "2"\n', '', ['[s.t]\na = 1\n', 'b = 2\n', 'c = 3\n']],
    ['environment', 'K=1\n', 'K=2\n', '', ['A=1\n', 'B=2\n', 'C=3\n']],
  ];

  it.each(DATA)('is a place to review: %s', (_, mine, theirs, __, parts) => {
    expect(conflicts(...apart(mine, theirs, parts))).toHaveLength(1);
  });

  it.each(DATA)(
    'is a place to review in a fence and in front matter: %s',
    (language, mine, theirs, __, parts) => {
      const name = language.split(' ').at(-1)!.replace('environment', 'env').toLowerCase();
      const [first, second, third] = parts;
      const fenced: [string, string, string] = [
        `Text.\n\n\`\`\`${name}\n${first}`,
        second,
        `${third}\`\`\`\n`,
      ];
      expect(conflicts(...apart(mine, theirs, fenced))).toHaveLength(1);
      const front: [string, string, string] = [`---\n${first}`, second, `${third}---\n\nText.\n`];
      expect(conflicts(...apart(mine, theirs, front))).toHaveLength(1);
    },
  );

  it.each([
    [
      'of other objects',
      '- name: a\n  k: 1\n',
      '- name: b\n  k: 2\n',
      ['x:\n', '- name: c\n', '- name: d\n'],
    ],
    ['of other sections', 'k = 1\n', 'k = 2\n', ['[s]\na = 1\n', '[t]\nb = 2\n', 'c = 3\n']],
    [
      'that is only a word in prose',
      'Note: mine.\n\n',
      'Note: theirs.\n\n',
      ['One.\n\n', 'Two.\n\n', 'Three.\n'],
    ],
  ] as [string, string, string, [string, string, string]][])(
    'merges where it is one %s',
    (_, mine, theirs, parts) => {
      expect(conflicts(...apart(mine, theirs, parts))).toHaveLength(0);
    },
  );
});

describe('what one side takes away and the other refers to', () => {
  const text = (use: string, more: string, definition: string): string =>
    `See it${use}.\n\nMore.\n\nThe end${more}.\n\n${definition}Last.\n`;

  it.each([
    ['a label', ' [here][r]', '[r]: https://a.example\n\n', ''],
    ['a label that is renamed', ' [here][r]', '[r]: https://a.example\n\n', '[s]: https://a.example\n\n'],
    ['a short reference', ' [r]', '[r]: https://a.example\n\n', ''],
    ['a footnote', '[^n]', '[^n]: A note.\n\n', ''],
    ['a heading', ' [here](#how-to-do-it)', '## How to do it\n\n', '## How it is done\n\n'],
    ['an anchor', ' [here](#how)', '<a id="how"></a>\n\n', ''],
    ['an anchor of AsciiDoc', ' <<how>>', '[[how]]\n\n', ''],
    ['a target of reStructuredText', ' :ref:`here <how>`', '.. _how:\n\n', '.. _what:\n\n'],
  ])('is a place to review: %s', (_, use, definition, after) => {
    const found = conflicts(text('', '', definition), text('', '', after), text('', use, definition));
    expect(found).toHaveLength(1);
    expect(found[0]!.base).toContain(definition.trim());
  });

  it.each([
    ['a fence', '```\n', '```\n\n'],
    ['a comment', '<!--\n', '-->\n\n'],
  ])('is a place to review where the definition goes into %s', (_, open, close) => {
    const r = '[r]: https://a.example\n\n';
    const found = conflicts(text('', '', r), text('', '', `${open}${r}${close}`), text('', ' [it][r]', r));
    expect(found).not.toHaveLength(0);
  });

  it('is a place to review where one use was left dead and the other side adds more', () => {
    const [r, s] = ['[r]: https://a.example\n\n', '[s]: https://a.example\n\n'];
    expect(
      conflicts(text(' [a][r]', '', r), text(' [a][r]', '', s), text(' [a][r]', ' [b][r]', r)),
    ).toHaveLength(1);
  });

  it('merges where the reference was dead before, or is still defined', () => {
    const [r, s] = ['[r]: https://a.example\n\n', '[r]: https://b.example\n\n'];
    expect(conflicts(text(' [q][]', '', r), text(' [q][]', '', s), text(' [q][]', ' [q][]', r))).toHaveLength(
      0,
    );
    expect(conflicts(text('', '', r), text('', '', s), text('', ' [it][r]', r))).toHaveLength(0);
  });
});

describe('names in data and under headings of every form', () => {
  it.each([
    ['variables that are exported', 'export A=1\nexport B=2\nexport C=3\n', 'export X='],
    ['targets of a makefile', '```make\nA: x\nB: y\nC: z\n```\n', 'X: '],
  ])('are one place to review where both sides give one: %s', (_, base, name) => {
    const lines = base.split('\n');
    const at = lines.findIndex((line) => line.includes('B'));
    const mine = lines.toSpliced(at, 0, `${name}1`).join('\n');
    const theirs = lines.toSpliced(at + 2, 0, `${name}2`).join('\n');
    expect(conflicts(base, mine, theirs)).toMatchObject([{ conflict: 'review', doubt: 'named-twice' }]);
  });

  it('are missed by a new link where the other side wrote an underlined heading anew', () => {
    const base = 'Old\n===\n\nText.\n\nOther\n=====\n\nMore.\n';
    const found = conflicts(base, base.replace('Old', 'New'), base.replace('More.', 'More [x](#old).'));
    expect(found).toMatchObject([{ conflict: 'review', doubt: 'nameless' }]);
  });
});
