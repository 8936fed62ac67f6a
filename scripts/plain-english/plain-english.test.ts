import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hardTexts, textsIn } from './hard-texts';
import { textsOfCode, textsOfPage } from './read-texts';
import { hardSentences, RULES, sentencesOf } from './rules';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whose texts are held to the rules. */
const ROOMS = [
  'app',
  ...['api', 'documents', 'editor', 'history', 'lab', 'learn', 'merge', 'problems', 'settings', 'ui'].map(
    (room) => `components/${room}`,
  ),
  ...['client', 'documents', 'http', 'lab', 'merge', 'openapi', 'server'].map((room) => `lib/${room}`),
  ...['README.md', 'CONTRIBUTING.md', 'docs'],
  ...['backup', 'backup.mjs', 'prepare.mjs', 'restore.mjs', 'serve.mjs', 'start.mjs'].map(
    (name) => `scripts/${name}`,
  ),
];

describe('what people read is plain English', () => {
  it.each(ROOMS)('in %s', (room) => {
    expect(hardTexts(root, [room])).toEqual([]);
  });

  it('and is found at all', () => {
    expect(textsIn(root, ['components']).length).toBeGreaterThan(800);
  });
});

/** For each rule sentences that it has to find. */
const HARD: readonly (readonly string[])[] = [
  [
    'Who leaves it out overwrites.',
    'Who reads and then writes, loses nothing.',
    'Where a backup was put back, the tag names nothing.',
    'What the database does not have is put into local storage as a page goes away.',
  ],
  [
    'Whoever runs the server has to set it.',
    'The people whom you invite.',
    'Somebody in whose name it was sent.',
  ],
  ['It looks what is there.', 'Looking who has access…', 'The server looks whether the tag is current.'],
  [
    'Never has a save been lost.',
    'Gone is the text.',
    'Your list works without it, and so does every document.',
    'Nor can it change one item.',
    'It is there, as are all files.',
    'Should a proxy repeat a save, nothing is lost.',
    'Only once the answer is there does the page change.',
  ],
  [
    'Send nothing twice that does not need it, and never nothing.',
    'Nobody does not know it.',
    'It is never sent without a tag.',
  ],
  [
    'It has two parts, of which one is kept.',
    'The rule by which it is decided.',
    'The moment after which it ends.',
  ],
  [
    'Hence nothing is lost.',
    'It is sent anew.',
    'Mend the program.',
    'All but the last are kept.',
    'Be it deleted or not.',
    'It waits, lest it overwrite.',
  ],
  [
    'You typed this by hand.',
    'It puts the words after one another.',
    'This is not so.',
    'There is nothing there yet.',
    'It has 20 at the most.',
    'The field is to be sent.',
  ],
  [`${'A server answers and a client reads. '.replace('. ', ' and ').repeat(6)}ends.`],
];

const PLAIN = [
  'A client that leaves it out overwrites the other’s work.',
  'Who can read this?',
  'Who may do what',
  'Where is my text?',
  'What you write is kept on this device.',
  'The server checks what is there.',
  'It looks like a tag.',
  'Nothing was changed.',
  'Never send a tag that you have not seen.',
  'Neither of them was lost.',
  'Nothing is lost, because nobody overwrites what they have not seen.',
  'It does not say which version it is based on, so nothing was saved.',
  'So you can go on writing.',
  'A tag may contain a comma, so do not split the list there.',
  'Without a network nobody knows who asks.',
  'The save and so the version stay, as the tag has changed.',
  'It has two parts. One of them is kept.',
  'The document which you opened has changed.',
  'Here is the link.',
  'Nothing is lost under None.',
  'Under which guards is nothing lost, and by which rule?',
  'There is nothing here yet. So far nobody has opened it.',
  'It has at most 20.',
  'You can change this manually.',
  'Everything but the title stays.',
];

describe('a sentence is hard to read', () => {
  it.each(RULES.map(({ found }, at) => [found, at] as const))('if it has %s', (found, at) => {
    for (const sentence of HARD[at]!)
      expect([sentence, hardSentences(sentence).map(({ rule }) => rule.found)]).toEqual([
        sentence,
        expect.arrayContaining([found]),
      ]);
  });

  it.each(PLAIN)('and this one is not: %s', (sentence) => {
    expect(hardSentences(sentence)).toEqual([]);
  });

  it('wherever it stands in a text', () => {
    expect(
      hardSentences('Nothing was changed. Hence try again. It is fine.').map(({ sentence }) => sentence),
    ).toEqual(['Hence try again.']);
    expect(sentencesOf('See RFC 9110 §13.1.1. “Save” again, e.g. now! 3 are left.')).toHaveLength(3);
  });
});

describe('the texts of a file are', () => {
  const texts = (code: string) => textsOfCode('a.tsx', code).map(({ line, text }) => [line, text]);

  it('what elements show, with their marks and values within', () => {
    expect(texts('const a = <p>You and <em>{name}</em> changed\n  it{" "}today.</p>;')).toEqual([
      [1, 'You and X changed it today.'],
    ]);
  });

  it('strings with words, put together or not', () => {
    expect(
      texts("const a = 'Nothing was changed.';\nconst b = `$" + "{who} changed ` + 'this ' + x;"),
    ).toEqual([
      [1, 'Nothing was changed.'],
      [2, 'X changed this X'],
    ]);
  });

  it('but not classes, names, SQL, types and what is imported', () => {
    expect(
      texts(
        'import a from "a b c"; type T = "one two three";\n<p className="a few words here" title="two words"/>;\n' +
          'run("SELECT one FROM many words"); f("flex-1 p-2 gap-3 one");',
      ),
    ).toEqual([]);
  });

  it('each paragraph of a string with several', () => {
    expect(texts('const a = `\n# How it works\n\nOne thing after the other.\n`;')).toEqual([
      [2, 'How it works'],
      [4, 'One thing after the other.'],
    ]);
  });

  it('no list of names', () => {
    expect(texts("const a = 'Amber Bold Brave Bright';")).toEqual([]);
  });

  it('in a page the paragraphs, items and cells, without code', () => {
    const page =
      '# A title\nOne `if (a)` and\n[two](b.md).\n\n```sh\nnot this one\n```\n- an item\n\n| a | **b** |\n|---|---|\n';
    expect(textsOfPage('a.md', page).map(({ line, text }) => [line, text])).toEqual([
      [1, 'A title'],
      [2, 'One X and two.'],
      [8, 'an item'],
      [10, 'a'],
      [10, 'b'],
    ]);
  });
});
