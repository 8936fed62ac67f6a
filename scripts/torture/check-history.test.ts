import { describe, expect, it } from 'vitest';
import { checkHistory } from './check-history';
import type { Act, Answer, Exchange, KeptVersion, TortureRecord } from './record';

const text = (mark: string, body = 'Text.\n') => JSON.stringify({ title: mark, body });
const tag = (version: number) => `"${version}-of-d"`;

/** A record that is told step by step, each request from one moment to another. */
class Story implements TortureRecord {
  readonly acts: Act[] = [];
  readonly exchanges: Exchange[] = [];
  versions: KeptVersion[] = [];
  isDeleted = false;

  get documents() {
    const last = this.versions.at(-1);
    const current = last && !this.isDeleted ? { tag: last.tag, content: last.content } : null;
    return [{ id: 'd', versions: this.versions, current, given: 0 }];
  }

  act(kind: Act['kind'], mark: string, base: number | null, more: Partial<Act> = {}): number {
    const content = kind === 'patch' || kind === 'delete' ? null : text(mark);
    const document = kind === 'make' ? null : 'd';
    const act = {
      kind,
      document,
      base: base === null ? null : tag(base),
      mark,
      content,
      keyed: true,
      ...more,
    };
    return this.acts.push(act) - 1;
  }

  /** A request of an act, or one that only reads, and its answer. */
  ask(
    act: number | null,
    start: number,
    end: number,
    answer: 'lost' | (Partial<Answer> & { status: number }),
  ): void {
    const all = { tag: null, content: null, reason: null, savedAs: null, last: null };
    const given = answer === 'lost' ? answer : { ...all, ...answer };
    this.exchanges.push({ client: 0, instance: 0, act, document: 'd', start, end, answer: given });
  }

  read(version: number, start: number, end: number): void {
    const { content } = this.versions[version - 1]!;
    this.ask(null, start, end, { status: 200, tag: tag(version), content });
  }

  keep(mark: string, parent: number | null, version = this.versions.length + 1): void {
    const content = text(mark);
    this.versions.push({ version, tag: tag(version), parent: parent === null ? null : tag(parent), content });
  }

  get faults(): readonly string[] {
    return checkHistory(this).map(({ kind }) => kind);
  }
}

/** Three versions, acknowledged one after another by the times 10, 20 and 30. */
function threeVersions(): Story {
  const story = new Story();
  story.ask(story.act('create', 'a', null), 0, 10, { status: 201, tag: tag(1) });
  story.ask(story.act('save', 'b', 1), 11, 20, { status: 204, tag: tag(2) });
  story.ask(story.act('patch', 'c', 2), 21, 30, { status: 200, tag: tag(3), content: text('c') });
  for (const [at, mark] of ['a', 'b', 'c'].entries()) story.keep(mark, at === 0 ? null : at);
  return story;
}

/** The same, deleted by 40 and made again by 50. */
function deletedAndMadeAgain(): Story {
  const story = threeVersions();
  story.ask(story.act('delete', 'x', 3), 31, 40, { status: 204 });
  story.ask(story.act('create', 'e', null), 41, 50, { status: 201, tag: tag(4) });
  story.keep('e', null);
  return story;
}

describe('a history that is sound', () => {
  it('has no fault', () => {
    const story = deletedAndMadeAgain();
    story.ask(null, 0, 1, { status: 404 });
    story.read(1, 10.5, 10.6);
    story.ask(null, 35, 45, { status: 410, last: 3 });
    story.read(4, 51, 52);
    story.ask(null, 53, 54, { status: 304, tag: tag(4) });
    story.ask(story.act('save', 'f', 3), 55, 56, { status: 412, tag: tag(4), reason: 'stale' });
    expect(checkHistory(story)).toEqual([]);
  });

  it('may show either state while one becomes the other', () => {
    const story = threeVersions();
    for (const version of [1, 2]) story.read(version, 12, 13);
    story.read(2, 19, 40);
    expect(story.faults).toEqual([]);
  });

  it('has an act without an answer once or not at all', () => {
    for (const isKept of [true, false]) {
      const story = threeVersions();
      story.ask(story.act('save', 'd', 3), 31, 40, 'lost');
      if (isKept) story.keep('d', 3);
      expect(story.faults).toEqual([]);
    }
  });

  it('has an act once that was sent again until it was answered', () => {
    for (const answer of [
      { status: 204, tag: tag(4) },
      { status: 412, tag: tag(5), reason: 'stale', savedAs: tag(4) },
    ]) {
      const story = threeVersions();
      const act = story.act('save', 'd', 3);
      story.ask(act, 31, 40, 'lost');
      story.ask(act, 51, 60, answer);
      story.keep('d', 3);
      if (answer.savedAs) {
        story.ask(story.act('save', 'e', 4), 41, 50, { status: 204, tag: tag(5) });
        story.keep('e', 4);
      }
      expect(story.faults).toEqual([]);
    }
  });

  it('has an act that named itself nowhere, refused at its second request, in a version or not', () => {
    for (const isKept of [true, false]) {
      const story = threeVersions();
      const act = story.act('save', 'd', 3, { keyed: false });
      story.ask(act, 31, 40, 'lost');
      if (isKept) story.keep('d', 3);
      const current = isKept ? 4 : 3;
      story.ask(act, 41, 50, { status: 412, tag: tag(current), reason: 'stale' });
      expect(story.faults).toEqual([]);
    }
  });
});

describe('what is planted in a history is found:', () => {
  it('a save that was acknowledged and is in no version', () => {
    const story = threeVersions();
    story.ask(story.act('save', 'd', 3), 31, 40, { status: 204, tag: tag(4) });
    expect(story.faults).toEqual(['lost']);
    expect(checkHistory(story)[0]!.says).toBe('“d” was acknowledged and is in no version');
  });

  it('a save whose repetition was told that it is stored, and is not', () => {
    const story = threeVersions();
    const act = story.act('save', 'd', 2);
    story.ask(act, 31, 40, 'lost');
    story.ask(act, 41, 50, { status: 412, tag: tag(3), reason: 'stale', savedAs: tag(4) });
    expect(story.faults).toEqual(['lost']);
  });

  it('a version that went missing', () => {
    const story = threeVersions();
    story.versions.splice(1, 1);
    expect(story.faults).toContain('lost');
  });

  it('a save that is stored twice', () => {
    const story = threeVersions();
    story.keep('c', 3);
    expect(story.faults).toContain('doubled');
  });

  it('a document that was made twice', () => {
    const story = threeVersions();
    story.ask(story.act('make', 'm', null), 31, 40, 'lost');
    const made = [1, 2].map((n) => ({
      id: `made ${n}`,
      versions: [{ version: 1, tag: `"${n}"`, parent: null, content: text('m') }],
      current: { tag: `"${n}"`, content: text('m') },
      given: 0,
    }));
    const { acts, exchanges, documents } = story;
    const faultsWith = (more: typeof made) =>
      checkHistory({ acts, exchanges, documents: [...documents, ...more] }).map(({ kind }) => kind);
    expect(faultsWith(made)).toEqual(['doubled']);
    expect(faultsWith(made.slice(1))).toEqual([]);
  });

  it('two acts that both deleted the same version', () => {
    const story = deletedAndMadeAgain();
    story.ask(story.act('delete', 'y', 3), 31, 40, { status: 204 });
    expect(story.faults).toEqual(['doubled']);
  });

  it('two versions that follow one', () => {
    const story = threeVersions();
    story.ask(story.act('save', 'd', 2), 21, 30, { status: 204, tag: tag(4) });
    story.keep('d', 2);
    expect(story.faults).toContain('forked');
  });

  it('two versions of one number', () => {
    const story = threeVersions();
    story.ask(story.act('save', 'd', 2), 21, 30, { status: 204, tag: '"3-other"' });
    story.versions.push({ version: 3, tag: '"3-other"', parent: tag(2), content: text('d') });
    expect(story.faults).toContain('forked');
  });

  it('a save over a version that it had not seen, which loses that', () => {
    const story = threeVersions();
    story.ask(story.act('save', 'd', 1), 31, 40, { status: 204, tag: tag(4) });
    story.keep('d', 3);
    const faults = checkHistory(story);
    expect(faults.map(({ kind }) => kind)).toEqual(['forked', 'lost', 'lost']);
    expect(faults.map(({ says }) => says)).toContain(
      'version 2 of d was overwritten by “d”, which had not seen it',
    );
  });

  it('a creation over what is there', () => {
    const story = threeVersions();
    story.ask(story.act('create', 'd', null), 31, 40, { status: 201, tag: tag(4) });
    story.keep('d', 3);
    expect(story.faults).toContain('forked');
  });

  it('a read of what was overtaken before it began, whoever saved it', () => {
    const story = threeVersions();
    story.read(1, 21, 22);
    expect(story.faults).toEqual(['stale']);
  });

  it('a read that is older than another one before it, though nobody was told yet that it is saved', () => {
    const story = threeVersions();
    story.read(2, 12, 13);
    story.read(1, 14, 15);
    expect(story.faults).toEqual(['stale']);
  });

  it('an answer other than to a read that tells an old state', () => {
    for (const answer of [
      { status: 304, tag: tag(2) },
      { status: 404 },
      { status: 412, tag: tag(1), reason: 'stale' },
      { status: 412, reason: 'missing' },
    ]) {
      const story = threeVersions();
      story.ask(answer.status === 412 ? story.act('save', 'd', 1) : null, 31, 32, answer);
      expect(story.faults).toEqual(['stale']);
    }
  });

  it('a deletion that is told after the document was made again', () => {
    for (const answer of [
      { status: 410, last: 3 },
      { status: 412, reason: 'deleted' },
    ]) {
      const story = deletedAndMadeAgain();
      story.ask(story.act('patch', 'p', 3), 51, 52, answer);
      expect(story.faults).toEqual(['stale']);
    }
  });

  it('a read of what nobody had asked for yet', () => {
    const story = threeVersions();
    story.read(3, 12, 13);
    expect(story.faults).toContain('early');
  });

  it('a save that was refused and is stored', () => {
    const story = threeVersions();
    story.ask(story.act('save', 'd', 3), 31, 40, { status: 412, tag: tag(3), reason: 'stale' });
    story.keep('d', 3);
    expect(story.faults).toEqual(['refused']);
  });

  it('an act that named itself, was refused at its second request, and had been stored by its first', () => {
    const story = threeVersions();
    const act = story.act('save', 'd', 3);
    story.ask(act, 31, 40, 'lost');
    story.ask(act, 41, 50, { status: 412, tag: tag(4), reason: 'stale' });
    story.keep('d', 3);
    expect(story.faults).toEqual(['refused']);
  });

  it('a deletion that was refused and carried out', () => {
    const story = threeVersions();
    story.ask(story.act('delete', 'x', 3), 31, 40, { status: 412, tag: tag(3), reason: 'stale' });
    story.isDeleted = true;
    expect(story.faults).toEqual(['refused']);
  });

  it('a deletion that nobody asked for', () => {
    const story = threeVersions();
    story.isDeleted = true;
    expect(story.faults).toEqual(['unknown']);
  });

  it('a document that was deleted and lives on', () => {
    const story = threeVersions();
    story.ask(story.act('delete', 'x', 3), 31, 40, { status: 204 });
    expect(story.faults).toEqual(['undead']);
    story.ask(story.act('save', 'd', 3), 41, 50, { status: 204, tag: tag(4) });
    story.keep('d', 3);
    expect(story.faults).toEqual(['undead']);
  });

  it('a document that is read after it was deleted', () => {
    const story = deletedAndMadeAgain();
    story.read(3, 40.5, 40.6);
    expect(story.faults).toEqual(['stale']);
  });

  it('a tag that stands for two contents', () => {
    const story = threeVersions();
    story.ask(null, 31, 32, { status: 200, tag: tag(3), content: text('c', 'Other.\n') });
    expect(story.faults).toEqual(['ambiguous']);
  });

  it('a tag that two versions have', () => {
    const story = threeVersions();
    story.versions[2] = { ...story.versions[2]!, tag: tag(2) };
    expect(story.faults).toContain('ambiguous');
  });

  it('another content than was sent', () => {
    const story = threeVersions();
    story.versions[2] = { ...story.versions[2]!, content: text('c', 'Other.\n') };
    expect(story.faults).toContain('altered');
  });

  it('another tag than was told', () => {
    const story = threeVersions();
    story.ask(story.act('save', 'd', 3), 31, 40, { status: 204, tag: '"4-other"' });
    story.keep('d', 3);
    expect(story.faults).toEqual(['altered']);
  });

  it('a version that nobody wrote', () => {
    const story = threeVersions();
    story.keep('nobody', 3);
    expect(story.faults).toEqual(['unknown']);
  });

  it('a version that was shown and is in no history', () => {
    const story = threeVersions();
    story.ask(null, 31, 32, { status: 200, tag: tag(4), content: text('d') });
    expect(story.faults).toEqual(['unknown']);
  });

  it('a current text that is not the end of its history', () => {
    const story = threeVersions();
    const { acts, exchanges } = story;
    const [kept] = story.documents;
    const documents = [{ ...kept!, current: { tag: tag(2), content: text('b') } }];
    expect(checkHistory({ acts, exchanges, documents }).map(({ kind }) => kind)).toEqual(['forked']);
  });

  it('an answer that the contract does not have', () => {
    const story = threeVersions();
    story.ask(null, 31, 32, { status: 500 });
    story.ask(null, 33, 34, { status: 503 });
    expect(story.faults).toEqual(['unexpected']);
  });
});
