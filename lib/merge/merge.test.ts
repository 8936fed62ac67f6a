import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import { draw, versions } from './testing/merge-notation.ts';

const merged = (notation: string): string => {
  const { base, mine, theirs } = versions(notation);
  return draw(merge(base, mine, theirs));
};

const of = (base: string, mine: string, theirs: string): string => draw(merge(base, mine, theirs));

describe('merging by lines', () => {
  it('takes changes in lines apart from each other', () => {
    expect(merged('[one/ein]\ntwo\n[three//tre]\n')).toBe('{mine: ein\n}two\n{theirs: tre\n}');
  });

  it('takes the same change once', () => {
    expect(merged('one\n[two/twi/twi]\nthree')).toBe('one\n{same: twi\n}three');
  });

  it('leaves different changes of a line to a person', () => {
    expect(merged('one\n[two/twi/tva]\nthree')).toBe('one\n{reworded! two\n|twi\n|tva\n}three');
  });

  it('leaves neighbouring lines of a paragraph to a person, even where each was changed by one side only', () => {
    expect(merged('[one/ein]\n[two//tva]\n')).toBe('{reworded! one\ntwo\n|ein\ntwo\n|one\ntva\n}');
  });

  it.each([
    ['list items', '- [one/ein]\n- [two//tva]\n', '- ein\n- tva\n'],
    ['a heading and its text', '# [One/Ein]\n[Two//Tva] and three\n', '# Ein\nTva and three\n'],
    ['lines that end in a break', 'one [street/road]\\\n[12//34] town\n', 'one road\\\n34 town\n'],
  ])('combines neighbouring blocks that stay what they are: %s', (_, notation, result) => {
    expect(merged(notation)).toBe(`{words: ${result}}`);
  });

  it.each([
    ['one side made one of two', '- [one\n-/one]\n- [two//tva]\n'],
    ['one side made it another kind', '[-/*] [one/ein]\n- [two//tva]\n'],
    ['one side added a block', '- [one/ein\n- more]\n- [two//tva]\n'],
    ['they are rows of a table', '| [one/ein] |\n| [two//tva] |\n'],
    ['they are lines of code', '```\n[one/ein]\n[two//tva]\n```\n'],
  ])('leaves neighbouring blocks to a person where %s', (_, notation) => {
    expect(merged(notation)).toContain('!');
  });

  it('names what each side did', () => {
    expect(merged('a\n[two words\n/-/two swords\n]b\n')).toContain(
      '{mine-deleted! two words\n||two swords\n}',
    );
    expect(merged('a\n[two words\n/two swords\n/-]b\n')).toContain(
      '{theirs-deleted! two words\n|two swords\n|}',
    );
    expect(merged('a\n[-/mine\n/theirs\n]b\n')).toBe('a\n{inserted! |mine\n|theirs\n}b\n');
  });

  it('makes conflicts in neighbouring paragraphs one place to decide on', () => {
    expect(merged('[one/a/b]\n\n[two/c/d]\n\nthree\n\n[four/e/f]\n')).toBe(
      '{reworded! one\n\ntwo\n|a\n\nc\n|b\n\nd\n}\nthree\n\n{reworded! four\n|e\n|f\n}',
    );
  });
});

describe('what one side wrote where the other only removed or added blank lines', () => {
  const base = 'Enough said.\n\nThe end.\n';
  const wrote = 'Enough said.\nOne more thing.\nThe end.\n';

  it.each([
    ['removed', 'Enough said.\nThe end.\n'],
    ['added', 'Enough said.\n\n\nThe end.\n'],
  ])('stays as it was written: %s', (_, blank) => {
    expect(of(base, wrote, blank)).toBe('Enough said.\n{wrapping: One more thing.\n}The end.\n');
    expect(of(base, blank, wrote)).toBe(of(base, wrote, blank));
  });

  it('is left to a person where a blank line would part what hung together', () => {
    expect(of('Enough\nsaid.\n', 'Enough\n\nsaid.\n', 'Enough\nthings\nsaid.\n')).toContain('inserted!');
  });
});

describe('merging by words', () => {
  it('combines edits with an unchanged word between them', () => {
    expect(merged('The [quick/slow] brown [fox//dog] jumps over it.\n')).toBe(
      '{words: The slow brown dog jumps over it.\n}',
    );
  });

  it('never combines edits that touch, but offers what they would make', () => {
    const { base, mine, theirs } = versions('The [quick/slow] [brown//red] fox jumps over it.\n');
    const [region] = merge(base, mine, theirs).regions;
    expect(region).toMatchObject({
      kind: 'conflict',
      conflict: 'reworded',
      text: null,
      suggestion: 'The slow red fox jumps over it.\n',
    });
  });

  it('offers nothing where both changed the same word', () => {
    const { base, mine, theirs } = versions('The [quick/slow/fast] brown fox jumps over it.\n');
    const [region] = merge(base, mine, theirs).regions;
    expect(region).toMatchObject({ kind: 'conflict', conflict: 'reworded' });
    expect(region).not.toHaveProperty('suggestion');
  });

  it('looks back to every edit of the other side that no word separates, whichever side is mine', () => {
    const base = 'See the guide and `code`, numbered\n';
    const [one, other] = ['See the guide and this`, fox', 'See the guide and `code`, dog'];
    expect(of(base, one, other)).toBe(`{reworded! ${base}|${one}|${other}}`);
    expect(of(base, other, one)).toBe(`{reworded! ${base}|${other}|${one}}`);
  });

  it('counts no mark as a word between edits', () => {
    expect(merged('We came, we saw[-/ it], [we//they] won after all that.\n')).toContain('reworded!');
  });

  it('takes an edit that both made once, whatever else either changed', () => {
    expect(merged('A [teh/the/the] cat sat down on [a/my] mat and [slept//snored] on.\n')).toBe(
      '{words: A the cat sat down on my mat and snored on.\n}',
    );
  });

  it('combines with what the other side rewrote, if it kept a word around each edit', () => {
    expect(merged('[one two three/a b c] four [five//six]\n')).toBe('{words: a b c four six\n}');
    expect(merged('[one two three/a b c] four [five six/d/e f]\n')).toContain('reworded!');
    expect(merged('[one two three/a b c] [four//d] five six seven\n')).toContain('reworded!');
  });

  it('does not count what both rewrote alike', () => {
    expect(
      merged('[one two three/a b c/a b c] four five [six/sechs] and seven [eight//otto] as well\n'),
    ).toBe('{words: a b c four five sechs and seven otto as well\n}');
  });

  it('sees the quotes of print as those of a typewriter', () => {
    expect(
      of('It doesn\'t say "no" here.\n', 'It doesn’t say “no” here.\n', 'It doesn\'t say "yes" there.\n'),
    ).toBe('{wrapping: It doesn’t say “yes” there.\n}');
    expect(
      of('Say "no" to all of it.\n', 'Say “no” to all of this.\n', 'Say ”no“ to all of it.\n'),
    ).toContain('reworded!');
    expect(of("run `it's` now\n", 'run `it’s` now\n', "run `it's not` now\n")).toContain('reworded!');
  });

  it('takes a passage that both rewrote alike in other lines', () => {
    const alike = 'Nothing is left of it\nexcept for its end.\n';
    expect(of('All this was here before.\n', alike, alike.replace('it\n', 'it '))).toBe(
      '{wrapping: Nothing is left of it except for its end.\n}',
    );
  });

  it('takes a rewritten passage that the other side only re-wrapped', () => {
    const base = 'one two three four\nfive six seven eight\n';
    expect(of(base, 'nothing is left of it\n', base.replace('four\nfive', 'four five'))).toBe(
      '{wrapping: nothing is left of it\n}',
    );
  });

  it('refuses where both inserted the same two words', () => {
    expect(merged('one[-/ very much] two three four five[-// very much] six\n')).toContain('reworded!');
  });

  it('refuses where the result would say four words again that no version says twice', () => {
    expect(merged('so a [-/b ]c d and then on and on so a [-//b ]c d and so on to the end\n')).toContain(
      'reworded!',
    );
  });

  it('takes an insertion once that both made, wherever among equal words each put it', () => {
    expect(merged('it was [-/very ]very[-// very] good in all\n')).toBe(
      '{same: it was very very good in all\n}',
    );
  });

  it('refuses where marks of both sides would become one thing', () => {
    expect(merged('see [-/`]the one and only[-// `] place of it all\n')).toContain('reworded!');
  });

  it('sees re-wrapping as no edit of words', () => {
    const base = 'one two three four\nfive six seven eight\n';
    expect(of(base, 'one two\nthree four five\nsix seven eight\n', base.replace('seven', 'SEVEN'))).toBe(
      '{wrapping: one two\nthree four five\nsix SEVEN eight\n}',
    );
  });

  it('combines what is apart from the conflict, by sentences', () => {
    expect(
      merged(
        '[First/Initial] sentence here. The [second/next/other] one. A third [one//sentence] follows.\n',
      ),
    ).toBe(
      '{mine: Initial sentence here. }{reworded! The second one. |The next one. |The other one. }{theirs: A third sentence follows.\n}',
    );
  });

  it('merges titles, which are one line without an end', () => {
    expect(merged('[-/Team ]Meeting notes[-// May]')).toBe('{words: Team Meeting notes May}');
    expect(merged('[Plan/My plan/Our plan]')).toBe('{reworded! Plan|My plan|Our plan}');
    expect(merged('[-/Mine/Theirs]')).toBe('{inserted! |Mine|Theirs}');
    expect(merged('[Plan//Better plan]')).toBe('{theirs: Better plan}');
    expect(of('', '', '')).toBe('');
  });
});

describe('lines that look like what was put in above them', () => {
  const lines = (...of: string[]) => of.map((line) => `${line}\n`).join('');

  it.each([
    [
      'a heading and a line',
      lines('## R7', 'State: planned'),
      lines('## R7', 'State: planned (owner: Ada)'),
      lines('## R7', 'State: shipped', '## R8', 'State: planned'),
    ],
    [
      'with blank lines',
      lines('## R7', '', 'State: planned', ''),
      lines('## R7', '', 'State: planned (owner: Ada)', ''),
      lines('## R7', '', 'State: shipped', '', '## R8', '', 'State: planned', ''),
    ],
    [
      'a line further down',
      lines('## R7', 'State: planned', 'Owner: none', '', '## Z'),
      lines('## R7', 'State: planned', 'Owner: Ada', '', '## Z'),
      lines(
        '## R7',
        'State: shipped',
        'Owner: Bob',
        '',
        '## R8',
        'State: planned',
        'Owner: none',
        '',
        '## Z',
      ),
    ],
    [
      'a line put in',
      lines('## R7', 'State: planned', '', 'The end.'),
      lines('## R7', 'State: planned', 'Owner: Ada', '', 'The end.'),
      lines('## R7', 'State: shipped', '## R8', 'State: planned', '', 'The end.'),
    ],
    [
      'data',
      lines('- name: a', '  state: planned'),
      lines('- name: a', '  state: planned now'),
      lines('- name: a', '  state: shipped', '- name: b', '  state: planned'),
    ],
    [
      'keys',
      lines('Name: Ada', 'State: planned'),
      lines('Name: Ada', 'State: planned (ill)'),
      lines('Name: Ada', 'State: shipped', 'Name: Ben', 'State: planned'),
    ],
    [
      'what was taken out',
      lines('## R7', 'State: shipped', '## R8', 'State: planned'),
      lines('## R7', 'State: shipped', '## R8', 'State: planned (owner: Ada)'),
      lines('## R7', 'State: planned'),
    ],
  ])('are left to a person: %s', (_, base, mine, theirs) => {
    for (const { regions } of [merge(base, mine, theirs), merge(base, theirs, mine)]) {
      const [open] = regions.filter(({ kind }) => kind === 'conflict');
      expect(open).toBeDefined();
      expect(open).not.toHaveProperty('suggestion');
    }
  });

  it('merge where a section was put in before or after', () => {
    const section = (name: string, state: string) =>
      lines(`## ${name}`, `State: ${state}`, `Text of ${name}.`, '');
    const base = section('R7', 'planned') + section('R9', 'open');
    const mine = base.replace('planned', 'planned (owner: Ada)');
    for (const theirs of [
      section('R6', 'shipped') + base,
      section('R7', 'planned') + section('R8', 'shipped') + section('R9', 'open'),
      base + section('R10', 'planned'),
    ])
      expect(draw(merge(base, mine, theirs))).not.toContain('!');
  });

  it('merge below a new heading', () => {
    const base = lines('## A', 'One line is here.', '', 'Two lines are there.');
    const theirs = lines(
      '## A',
      'One line is here.',
      '',
      'Quite another text.',
      '',
      '## B',
      '',
      'Two lines are there.',
    );
    expect(draw(merge(base, base.replace('there', 'gone'), theirs))).not.toContain('!');
  });
});

describe('sentences of a line that change places', () => {
  const sentences = [
    'The server keeps a log of the changes.',
    'The server keeps a list of the users.',
    'The server keeps a copy of the files.',
    'The server keeps a table of the tags.',
    'The server keeps a queue of the saves.',
  ];
  const line = (of: readonly string[]) => `${of.join(' ')}\n`;
  const moved = [...sentences.slice(1, 4), sentences[0]!, sentences[4]!];

  it('give no other the edit of one that was moved', () => {
    const theirs = line(sentences.with(0, 'The server stores a log of the changes.'));
    const { regions } = merge(line(sentences), line(moved), theirs);
    const conflicts = regions.filter(({ kind }) => kind === 'conflict');
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]!.theirs).toContain('The server stores a log of the changes.');
    for (const { text, suggestion } of regions)
      for (const merged of [text ?? '', suggestion ?? '']) expect(merged).not.toMatch(/stores a (?!log)/);
  });

  it('let the edit of another be', () => {
    const theirs = line(sentences.with(2, 'The server stores a copy of the files.'));
    expect(of(line(sentences), line(moved), theirs)).toBe(
      `{words: ${line(moved.with(1, 'The server stores a copy of the files.'))}}`,
    );
  });
});

describe('what is worth nothing in part stays whole', () => {
  it.each([
    ['a URL', 'see https://a.org/x/y for it', 'see https://a.com/x/y for it', 'see https://a.org/x/z for it'],
    [
      'a link target',
      'see [it](a/b "t") for more',
      'see [it](c/b "t") for more',
      'see [it](a/b "u") for more',
    ],
    [
      'a code span',
      'run `git add now` to go on',
      'run `hg add now` to go on',
      'run `git add later` to go on',
    ],
    ['a tag', 'a <b id="x" class="y"> c d', 'a <b id="z" class="y"> c d', 'a <b id="x" class="w"> c d'],
    ['an anchor', 'Title words {#one-two .x}', 'Title words {#one-three .x}', 'Title words {#one-two .y}'],
    ['a run of marks', 'a b ==== c d', 'a b ===== c d', 'a b === c d'],
  ])('%s that both changed is a conflict', (_, base, mine, theirs) => {
    const [region] = merge(base, mine, theirs).regions;
    expect(region).toMatchObject({ kind: 'conflict', base, mine, theirs });
    expect(region).not.toHaveProperty('suggestion');
  });

  it('never leaves half of two lists of list items', () => {
    const result = merged('- one\n[-/- two\n- mine\n/- two\n- three\n]- four\n');
    expect(result).toBe('- one\n{inserted! |- two\n- mine\n|- two\n- three\n}- four\n');
  });

  it.each([
    ['adds an item to', '- two item\n', '- two item\n- two and a half item\n'],
    ['deletes an item of', '- three item\n', ''],
  ])('never gives a list item the indentation of another when the other side %s the list', (_, from, to) => {
    const list = '- one item\n- two item\n- three item\n- four item\n';
    const nested = list.replace('- two', '  - two').replace('- three', '  - three');
    const result = of(list, nested, list.replace(from, to));
    expect(result).toContain('reworded!');
  });

  it('leaves a row of a table to a person when the other side replaced the table', () => {
    const base = '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n';
    const result = of(base, 'No table any more.\n', base.replace('| 4 |', '| 5 |'));
    expect(result).toContain('reworded!');
  });

  it('combines rows of a table only as wholes, with an unchanged row between', () => {
    const row = (name: string, value: string) => `| ${name} | is the long row of ${value} |\n`;
    const base = `${row('a', 'x')}${row('b', 'x')}`;
    expect(of(base, base.replace('| a', '| A'), base.replace('of x', 'of y'))).toContain('reworded!');
  });

  it('does not merge into a table that the other side gave another column', () => {
    const base = '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |\n';
    const wider = '| a | b | c |\n| - | - | - |\n| 1 | 2 | |\n| 3 | 4 |\n| 5 | 6 |\n';
    expect(of(base, wider, `${base}| 7 | 8 |\n`)).toContain('{review! ||| 7 | 8 |\n}');
  });

  it('does not merge an edit into a block of code that the other side made prose', () => {
    const base = 'Text\n\n```\none\ntwo\nthree\n```\n\nText\n';
    expect(of(base, base.replaceAll('```\n', ''), base.replace('two', 'TWO'))).toContain(
      '{review! two\n|two\n|TWO\n}',
    );
  });

  it('does not merge words within a line of code', () => {
    const base = '```\nconst alpha = one + two + three;\n```\n';
    expect(of(base, base.replace('alpha', 'beta'), base.replace('three', 'four'))).toContain('reworded!');
  });

  it("does not take a side's front matter for prose", () => {
    const base = '---\ntitle: a long title of some words\n---\nText\n';
    expect(of(base, base.replace('title:', 'name:'), base.replace('words', 'sense'))).toContain('reworded!');
  });
});

describe('checks over the whole text', () => {
  const paragraph = 'A paragraph of several words that was moved elsewhere.\n';

  it('turns text that both moved, to different places, into one place to decide on', () => {
    const result = of(
      `${paragraph}\none\n\ntwo\n\nthree\n`,
      `one\n\n${paragraph}\ntwo\n\nthree\n`,
      `one\n\ntwo\n\n${paragraph}\nthree\n`,
    );
    expect(result).toContain('moved!');
  });

  it('says when text was moved that the other side edited', () => {
    const base = `${paragraph}\none\n\ntwo\n`;
    const result = of(base, `one\n\ntwo\n\n${paragraph}`, base.replace('several', 'a few'));
    expect(result).toContain('moved!');
  });
});

describe('every byte', () => {
  it.each([
    [
      'LF and CRLF mixed',
      'a\r\nb\nc\r\nd\n',
      'A\r\nb\nc\r\nd\n',
      'a\r\nb\nc\r\nD\n',
      '{mine: A\r\n}b\nc\r\n{theirs: D\n}',
    ],
    ['no final newline', 'a\nb\nc', 'A\nb\nc', 'a\nb\nC', '{mine: A\n}b\n{theirs: C}'],
    [
      'a byte order mark',
      '\ufeffa\nb\nc\n',
      '\ufeffa\nb\nC\n',
      '\ufeffA\nb\nc\n',
      '{theirs: \ufeffA\n}b\n{mine: C\n}',
    ],
    ['lone CR', 'a\rb\rc\r', 'A\rb\rc\r', 'a\rb\rC\r', '{mine: A\r}b\r{theirs: C\r}'],
    [
      'tabs',
      'a\tb  c\nd\n\te\n',
      'a\tb  c\nd\n\tE\n',
      'A\tb  c\nd\n\te\n',
      '{theirs: A\tb  c\n}d\n{mine: \tE\n}',
    ],
  ])('%s is kept', (_, base, mine, theirs, result) => {
    expect(of(base, mine, theirs)).toBe(result);
  });

  it.each([
    [
      'emoji with joiners',
      'we 👩‍👩‍👧 like this plan a lot',
      'we 👩‍👩‍👦 like this plan a lot',
      'we 👩‍👩‍👧 like this plan very',
      'we 👩‍👩‍👦 like this plan very',
    ],
    [
      'combining marks',
      'cafe\u0301 is open all day long',
      'cafe\u0301 is shut all day long',
      'cafe\u0301 is open all night long',
      'cafe\u0301 is shut all night long',
    ],
    [
      'right-to-left text',
      'זה משפט ארוך עם כמה מילים',
      'זה פסקה ארוך עם כמה מילים',
      'זה משפט ארוך עם כמה אותיות',
      'זה פסקה ארוך עם כמה אותיות',
    ],
    [
      'Chinese without spaces',
      '我们今天早上在学校，学习中文',
      '我们昨天早上在学校，学习中文',
      '我们今天早上在学校，学习英文',
      '我们昨天早上在学校，学习英文',
    ],
    [
      'Thai without spaces',
      'ฉันชอบกินข้าวที่บ้านเพื่อน',
      'เขาชอบกินข้าวที่บ้านเพื่อน',
      'ฉันชอบกินข้าวที่บ้านแม่',
      'เขาชอบกินข้าวที่บ้านแม่',
    ],
  ])('%s merges by its words', (_, base, mine, theirs, result) => {
    expect(of(base, mine, theirs)).toBe(`{words: ${result}}`);
  });
});

describe('a run of a script without spaces, without any mark in it,', () => {
  it.each([
    ['Chinese', '我们[今天/昨天]在学校学习[中文//英文]'],
    ['Japanese', '[今日/昨日]は学校で日本語を[勉強//研究]します'],
    ['Japanese in two scripts', 'この[カメラ/テレビ]はとても[高い//安い]です'],
    ['Thai', 'ข้อมูลของ[ฉัน/เธอ]อยู่ที่บ้าน[เพื่อน//แม่]'],
    ['Lao', '[ຂ້ອຍ/ເຈົ້າ]ມັກກິນເຂົ້າຢູ່[ເຮືອນ//ໂຮງຮຽນ]'],
    ['Khmer', '[ខ្ញុំ/គាត់]ចូលចិត្តញ៉ាំបាយនៅ[ផ្ទះ//សាលា]'],
    ['Chinese around a Latin word', '先用Git[提交/推送]代码，再发[邮件//短信]'],
    ['Chinese around a number', '[我们/他们]2024年去过[北京//上海]'],
  ])('merges by its words: %s', (_, notation) => {
    const both = notation.replace(/\[[^/\]]*\/\/?([^\]]*)\]/g, '$1');
    expect(merged(notation)).toBe(`{words: ${both}}`);
  });

  it.each([
    ['Chinese', '我们今天在[学校/大学/中学]学习中文'],
    ['Chinese where edits touch', '我们今天在[学校/大学][学习//教]中文'],
    ['Thai', 'ฉันชอบกิน[ข้าว/ปลา/ไก่]ที่บ้านเพื่อน'],
  ])('is left to a person where both changed the same words: %s', (_, notation) => {
    expect(merged(notation)).toContain('reworded!');
  });

  it('is left to a person where both moved it, to different places', () => {
    const [moved, one, two] = ['我们今天在学校学习中文', '雨下得很大', '书在桌子上'];
    const result = of(
      `${moved}\n\n${one}\n\n${two}\n`,
      `${one}\n\n${moved}\n\n${two}\n`,
      `${one}\n\n${two}\n\n${moved}\n`,
    );
    expect(result).toContain('moved!');
  });
});

describe('effort', () => {
  const lines = (count: number, of: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => of(i)).join('\n');

  it('falls back to coarser regions and says so', () => {
    const { base, mine, theirs } = versions('The [quick/slow] brown [fox//dog] jumps over it.\n');
    const result = merge(base, mine, theirs, { steps: 0 });
    expect(result.coarse).toBe(true);
    expect(draw(result)).toContain('reworded!');
    expect(merge(base, mine, theirs).coarse).toBe(false);
  });

  it('gives one place to decide on for texts that have nothing in common', () => {
    const result = merge(
      lines(2000, (i) => (i % 3 ? `base ${i}` : '')),
      lines(2000, (i) => (i % 3 ? `mine ${i}` : '')),
      lines(2000, (i) => (i % 3 ? `theirs ${i}` : '')),
    );
    expect(result.regions.filter((region) => region.kind === 'conflict')).toHaveLength(1);
  });

  it('combines distant edits of one very long line', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `word${i % 977}`);
    const text = (at: number, word: string) => words.with(at, word).join(' ');
    const result = merge(words.join(' '), text(5, 'mine'), text(19_990, 'theirs'));
    expect(
      result.regions.filter((region) => region.kind !== 'unchanged').map((region) => region.kind),
    ).toEqual(['mine', 'theirs']);
  });
});

describe('what is offered', () => {
  it.each([
    ['red, green, blue, white\n', 'blue, red, green, white\n', 'red, green, dark blue, white\n'],
    [
      'Bring the tent, the stove, the rope and the map.\n',
      'Bring the map, the tent, the stove and the rope.\n',
      'Bring the tent, the stove, the rope and the old map.\n',
    ],
  ])('puts no edit to what took the place of moved words: %s', (base, mine, theirs) => {
    for (const { regions } of [merge(base, mine, theirs), merge(base, theirs, mine)]) {
      expect(regions.filter(({ kind }) => kind === 'conflict')).toHaveLength(1);
      expect(regions.every(({ suggestion }) => suggestion === undefined)).toBe(true);
    }
  });

  it('has no blank too many behind a byte order mark', () => {
    const { regions } = merge(
      '\ufeff# T\n\nText.\n',
      '\ufeffLead.\n\n# T\n\nText.\n',
      '\ufeff# T2\n\nText.\n',
    );
    const offered = regions.map(({ text, suggestion }) => text ?? suggestion ?? '').join('');
    expect(offered).not.toContain('#  T2');
  });
});

describe('sentences that no blank sets apart', () => {
  it('merge where each side edits one, up to the mark between them', () => {
    const { regions } = merge(
      '我们今天去公园玩。明天去学校。\n',
      '我们今天去公园跑步。明天去学校。\n',
      '我们今天去公园玩。后天去学校。\n',
    );
    expect(regions.map(({ text }) => text).join('')).toBe('我们今天去公园跑步。后天去学校。\n');
  });
});

it('asks about a paragraph that one side moved, where the other only put blank lines elsewhere around it', () => {
  const base = 'We leave.\n\nBring a coat.\n\n\nWe are back.\n';
  const moved = '\nBring a coat.\n\nWe leave on Monday.\n\nWe are back.\n';
  const spaced = 'We leave.\n\n\n\nBring a coat.\nWe are back.\n';
  for (const [mine, theirs] of [
    [moved, spaced],
    [spaced, moved],
  ] as const) {
    const open = merge(base, mine, theirs).regions.filter(({ kind }) => kind === 'conflict');
    expect(open).toHaveLength(1);
  }
});
