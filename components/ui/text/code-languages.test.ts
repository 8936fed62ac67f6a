import { Parser } from '@lezer/common';
import { describe, expect, it } from 'vitest';
import { codeParts } from './code-colours';
import { colouringOf } from './code-languages';

const never = () => false;

async function partsOf(language: string, code: string, isOver = never) {
  return (await colouringOf(language)!)(code, isOver);
}

/** What of some code looks how. */
async function looksOf(language: string, code: string): Promise<Record<string, string>> {
  const parts = await partsOf(language, code);
  return Object.fromEntries(parts.filter(({ look }) => look !== '').map(({ text, look }) => [text, look]));
}

it.each([
  ['js', 'const a = "b"; // c', { const: 'code-word', '"b"': 'code-text', '// c': 'code-comment' }],
  ['jsx', 'let a = <b c="d" />;', { let: 'code-word', '"d"': 'code-text' }],
  ['TypeScript', 'type A = string;', { type: 'code-word', string: 'code-name' }],
  ['tsx', 'const a: B = <c />;', { const: 'code-word', B: 'code-name' }],
  [
    'css',
    'a { color: #fff; } /* b */',
    { color: 'code-name', '#fff': 'code-number', '/* b */': 'code-comment' },
  ],
  ['html', '<a b="c">d</a>', { a: 'code-word', b: 'code-name', '"c"': 'code-text' }],
  ['xml', '<a b="c"/>', { a: 'code-word', '"c"': 'code-text' }],
  ['json', '{"a": 1}', { '"a"': 'code-name', 1: 'code-number' }],
  ['yaml', 'a: "b" # c', { a: 'code-name', '"b"': 'code-text', '# c': 'code-comment' }],
  ['python', 'def a(): return 1', { def: 'code-word', a: 'code-name', 1: 'code-number' }],
  ['java', 'class A {}', { class: 'code-word' }],
  ['c++', 'int a = 1;', { int: 'code-name', 1: 'code-number' }],
  ['rust', 'fn a() {}', { fn: 'code-word' }],
  ['go', 'func a() {}', { func: 'code-word' }],
  ['php', 'return 1;', { return: 'code-word', 1: 'code-number' }],
  ['php', '<?php\nreturn 1;', { return: 'code-word', 1: 'code-number' }],
  ['sql', "SELECT 'a' FROM b -- c", { SELECT: 'code-word', "'a'": 'code-text', '-- c': 'code-comment' }],
  ['sh', 'if true; then echo "a" # b', { if: 'code-word', '"a"': 'code-text', '# b': 'code-comment' }],
  ['diff', '-a\n+b\n', { '-a': 'code-number', '+b': 'code-text' }],
  ['toml', 'a = "b" # c', { '"b"': 'code-text', '# c': 'code-comment' }],
  ['dockerfile', 'FROM a\n# b', { FROM: 'code-word', '# b': 'code-comment' }],
])('colours %s: %s', async (language, code, looks) => {
  expect(await looksOf(language, code)).toMatchObject(looks);
});

it('knows no language that it has no grammar of, whatever its name', () => {
  for (const name of ['', 'klingon', '__proto__', 'constructor', 'js javascript']) {
    expect(colouringOf(name), name).toBeUndefined();
  }
});

describe.each(
  'js jsx ts tsx css html xml json yaml python java c rust go php sql sh diff toml dockerfile'.split(' '),
)('code in %s', (language) => {
  const hostile = [
    ...[
      '(',
      '[',
      '{',
      '<a>',
      '"',
      "'",
      '`',
      '/*',
      '`${',
      '$(',
      'a(',
      '<',
      '\\',
      '\n- ',
      'a:\n ',
      '  ',
      '=>',
      '?:',
    ],
    ...[
      'constructor __proto__ toString hasOwnProperty ',
      '<script>',
      '"\\',
      '-a\n',
      'if ',
      'function(){',
      '\0',
      '😀',
    ],
  ].map((piece) => piece.repeat(Math.floor(20_000 / piece.length)));

  it('stays exactly the text, and looks as nobody else than this page says', async () => {
    for (const code of hostile) {
      let asked = 0;
      const parts = await partsOf(language, code, () => ++asked > 20);
      expect(parts.map(({ text }) => text).join('') === code, code.slice(0, 20)).toBe(true);
      expect(parts.filter(({ look }) => !/^(?:code-(?:comment|word|name|text|number))?$/.test(look))).toEqual(
        [],
      );
      expect(parts.length).toBeLessThanOrEqual(5_002);
      expect(asked, 'the reading ends soon once it takes too long').toBeLessThan(26);
    }
  });

  it('is read no further than there is time for', async () => {
    const code = 'a 1 "b" \n'.repeat(500);
    const parts = await partsOf(language, code, () => true);
    expect(parts.map(({ text }) => text).join('')).toBe(code);
    expect(parts.at(-1)!.text.length).toBeGreaterThan(code.length / 2);
  });
});

it('stays as it is where it cannot be read', () => {
  const parser = Object.assign(Object.create(Parser.prototype) as Parser, {
    createParse(): never {
      throw new RangeError('Maximum call stack size exceeded');
    },
  });
  expect(codeParts(parser, '[[[', never)).toEqual([{ text: '[[[', look: '' }]);
});
