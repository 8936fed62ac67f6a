import {
  automaticMerges,
  type Collision,
  conflictsOf,
  openConflicts,
  type Place,
  regionAt,
} from '@/lib/client/collision';
import { type Content, FIELDS, type Snapshot } from '@/lib/client/content';
import { type KeptSession, keptOf, sessionOf } from '@/lib/client/draft';
import { mergeContent } from '@/lib/client/merge-content';
import { type Gone, isDirty, openSession, type Session, type ShelfEntry } from '@/lib/client/session';
import type { Effect } from '@/lib/client/session-effect';
import type { Command, SessionEvent } from '@/lib/client/session-event';
import { step } from '@/lib/client/step';
import { type Choice, textOf } from '@/lib/merge/resolution';
import { type Answer, DocumentServer } from './document-server';
import { type PlainCommand, sensibleActs } from './sensible-acts';
import { textsHeld, typedInDialog, wordsOf } from './words';

const DOCUMENT = 'doc';
const START: Content = { title: 't0', body: 'a0\n\nb0\n\nc0\n\nd0\n' };

type PutEffect = Extract<Effect, { type: 'put' }>;
type Pending = Exclude<Effect, PutEffect>;

interface Person {
  readonly name: string;
  session: Session;
  /** What is on the device. */
  kept: KeptSession | null;
  readonly shelf: Map<string, ShelfEntry>;
  /** Effects other than saves that are under way: they end with the page. */
  pending: Pending[];
  /** Typed since the device last kept the session: a crash may take it. */
  unkept: string[];
  /** Grows by each crash, so that answers to a dead page reach nobody. */
  life: number;
}

/** A save on its way there, or its answer on the way back. */
interface Message {
  readonly person: Person;
  readonly life: number;
  readonly put: PutEffect;
  answer: Answer | null;
  /** Its sender has given up waiting. */
  abandoned: boolean;
}

/** People editing one document over a network that anything can happen to. Checks after each move that nothing is lost. */
export class World {
  readonly server = new DocumentServer();
  readonly people: readonly Person[];
  readonly #network: Message[] = [];
  readonly #typed = new Set<string>();
  /** Words that somebody took away on purpose, with the word before their eyes. */
  readonly #dropped = new Set<string>();
  /** Words that somebody asked to have twice. */
  readonly #doubled = new Set<string>();
  /** Shared by no two words. */
  #count = 0;
  #seen: Snapshot | Gone | null = null;
  /** Every word that any version of any document has. */
  readonly #saved = new Set<string>();

  constructor(people: number) {
    this.server.put(DOCUMENT, START, { ifNoneMatch: '*' }, 'nobody');
    this.people = Array.from({ length: people }, (_, index) => ({
      name: `p${index}`,
      session: openSession(DOCUMENT, this.server.head(DOCUMENT) as Snapshot),
      kept: null,
      shelf: new Map(),
      pending: [],
      unkept: [],
      life: 0,
    }));
  }

  /** Types a new word into a line, adds a line with one, rewrites a line, deletes one, or adds to the title. */
  type(person: Person, how: number, where: number): void {
    const { title, body } = person.session.text;
    const lines = body.split('\n');
    const at = where % lines.length;
    const word = `${person.name}w${++this.#count}`;
    if (how === 0) lines[at] = `${lines[at]} ${word}`.trim();
    else if (how === 1) lines.splice(at, 0, word);
    else if (how === 2) lines[at] = word;
    else if (how === 3) lines.splice(at, 1);
    const text = how === 4 ? { title: `${title} ${word}`, body } : { title, body: lines.join('\n') };
    const after = new Set(wordsOf(text));
    for (const gone of wordsOf(person.session.text)) if (!after.has(gone)) this.#dropped.add(gone);
    if (after.has(word)) {
      this.#typed.add(word);
      person.unkept.push(word);
    }
    this.tell(person, { type: 'edit', text });
  }

  /** Does something that makes sense where the person is. */
  act(person: Person, how: number, which: number): void {
    const sensible = sensibleActs(person.session);
    const act = sensible[how % sensible.length]!;
    if (act === 'type') this.type(person, how % 5, which);
    else if (act === 'choose') this.choose(person, which, how % 8);
    else this.command(person, act);
  }

  /** The same where network and device are quick: what was sent is answered before the next thing happens. */
  actCalmly(person: Person, how: number, which: number): void {
    this.act(person, how, which);
    for (let left = 10; left > 0; left--) {
      const own = this.#network.findIndex((message) => message.person === person);
      if (own < 0 && person.pending.length === 0) return;
      if (own >= 0) this.deliver(own);
      this.finishAll(person);
    }
  }

  /** A command with the stamp that it may need. */
  command(person: Person, type: PlainCommand): void {
    const stamp = { shelfId: `shelf${++this.#count}`, now: '', copyId: `copy${this.#count}` };
    const { session } = person;
    const { collision, settled } = session;
    if (type === 'replace-theirs' && collision) this.#drop(wordsOf(collision.theirs.content));
    if (type === 'undo-merge' && settled) this.#drop(wordsOf(session.text));
    if (type === 'save-merged' && collision) this.#dropChosen(collision);
    if (type === 'undo-choice' || type === 'redo-choice') this.#retype(person, { type });
    this.tell(person, { type, ...stamp } as Command);
  }

  /** Decides a place; half of the choices are open conflicts. */
  choose(person: Person, which: number, how: number): void {
    const { collision } = person.session;
    if (!collision) return;
    const open = openConflicts(collision);
    const all = [...open, ...conflictsOf(collision.merge), ...automaticMerges(collision.merge)];
    const places = open.length > 0 && which % 2 === 0 ? open : all;
    const place = places[which % places.length];
    if (!place) return;
    const choice = this.#choice(person, collision, place, how);
    this.#retype(person, { type: 'choose', place, choice });
    this.tell(person, { type: 'choose', place, choice });
  }

  #choice(person: Person, collision: Collision, place: Place, how: number): Choice | null {
    const takes = ['mine', 'theirs', 'original', 'mine-theirs', 'theirs-mine'] as const;
    const take = takes[how];
    const region = regionAt(collision.merge, place)!;
    if (take === 'mine-theirs') return keepBoth(region.mine, region.theirs, take);
    if (take === 'theirs-mine') return keepBoth(region.theirs, region.mine, take);
    if (take) return { take };
    if (how === takes.length || place.field === 'title') return null;
    const word = `${person.name}h${++this.#count}`;
    if (!person.session.saving) {
      this.#typed.add(word);
      person.unkept.push(word);
    }
    return { take: 'edited', text: `${region.mine}\n${word}\n` };
  }

  /** The device has what there is to keep. */
  keep(person: Person): void {
    person.kept = keptOf(person.session);
    person.unkept = [];
  }

  /** The page dies, and another goes on from what was kept. */
  crash(person: Person): void {
    for (const word of person.unkept) this.#dropped.add(word);
    person.life += 1;
    person.pending = [];
    person.unkept = [];
    const head = this.server.head(DOCUMENT);
    if (person.kept) {
      person.session = sessionOf({
        id: '',
        tab: '',
        documentId: DOCUMENT,
        updatedAt: '',
        session: structuredClone(person.kept),
      });
      this.tell(person, { type: 'resumed', draftedAt: '', byReload: true });
    } else if ('etag' in head) {
      person.session = openSession(DOCUMENT, head);
    } else {
      // Nothing to show: the page waits for the document to come back.
      person.session = {
        ...openSession(DOCUMENT, this.server.version(DOCUMENT, 1) ?? person.session.head),
        gone: head,
      };
    }
  }

  /** The document is read anew: what the server says now. */
  look(person: Person): void {
    this.#hear(person, this.server.head(DOCUMENT));
  }

  /** An answer to an earlier reading comes late, or such a reading begins. */
  lookLate(person: Person, begin: boolean): void {
    if (begin) this.#seen = this.server.head(DOCUMENT);
    else if (this.#seen) this.#hear(person, this.#seen);
  }

  #hear(person: Person, head: Snapshot | Gone): void {
    this.tell(person, 'etag' in head ? { type: 'head-changed', head } : { type: 'head-gone', gone: head });
  }

  /** Deleting takes away everything that is in the document, whoever wrote it. */
  remove(): void {
    const head = this.server.head(DOCUMENT);
    if ('content' in head) this.#drop(wordsOf(head.content));
    this.server.remove(DOCUMENT);
  }

  /** The server takes a message in; a message may be taken in again. */
  arrive(which: number, again = false): void {
    const message = this.#at(which);
    if (!message || (message.answer && !again)) return;
    const { put, person } = message;
    const before = this.server.versions(put.documentId).length;
    const answer = this.server.put(put.documentId, put.content, put.guard, person.name);
    message.answer ??= answer;
    const versions = this.server.versions(put.documentId);
    if (versions.length > before) this.#checkVersion(versions);
  }

  /** The answer reaches its sender, if there is one and it still waits. */
  answer(which: number): void {
    const message = this.#at(which);
    if (!message?.answer) return;
    this.#network.splice(this.#network.indexOf(message), 1);
    const { person, put, answer } = message;
    if (message.abandoned || message.life !== person.life) return;
    const { id } = put;
    if (answer.type === 'vanished') this.tell(person, { type: 'vanished', id, gone: answer.gone });
    else if (answer.type === 'saved') this.tell(person, { type: 'saved', id, snapshot: answer.snapshot });
    else this.tell(person, { type: 'collided', id, current: answer.snapshot });
  }

  /** A message arrives and is answered at once. */
  deliver(which: number): void {
    const message = this.#at(which);
    this.arrive(which);
    if (message) this.answer(this.#network.indexOf(message));
  }

  network(person: Person, on: boolean): void {
    this.tell(person, { type: on ? 'online' : 'offline' });
  }

  /** The sender stops waiting; the message itself is lost, or stays on its way and may still arrive. */
  giveUp(which: number, lost: boolean): void {
    const message = this.#at(which);
    if (!message) return;
    if (lost) this.#network.splice(this.#network.indexOf(message), 1);
    if (message.abandoned || message.life !== message.person.life) return;
    message.abandoned = true;
    this.tell(message.person, { type: 'unanswered', id: message.put.id, random: 0.5, retryAfter: null });
  }

  /** One of a person's timers, merges, look-ups or shelvings ends. */
  finish(person: Person, which: number): void {
    const effect = person.pending[which % Math.max(1, person.pending.length)];
    if (!effect) return;
    person.pending = person.pending.filter((each) => each !== effect);
    const event = this.#outcome(person, effect);
    this.tell(person, event);
  }

  /** All of them end, and what follows from them. */
  finishAll(person: Person): void {
    for (let left = 20; left > 0 && person.pending.length > 0; left--) this.finish(person, 0);
  }

  #outcome(person: Person, effect: Pending): SessionEvent {
    switch (effect.type) {
      case 'schedule-retry':
        return { type: 'retry', id: effect.id };
      case 'merge':
        return {
          type: 'merged',
          id: effect.id,
          merge: mergeContent(effect.base, effect.mine, effect.theirs),
        };
      case 'read-version': {
        const snapshot = this.server.version(effect.documentId, effect.version);
        return { type: 'version-read', id: effect.id, snapshot };
      }
      case 'shelve':
        person.shelf.set(effect.entry.id, effect.entry);
        return { type: 'shelved', shelfId: effect.entry.id };
    }
  }

  tell(person: Person, event: SessionEvent): void {
    const { state, effects } = step(person.session, event);
    person.session = state;
    for (const effect of effects) {
      if (effect.type !== 'put') person.pending.push(effect);
      else {
        this.keep(person);
        this.#network.push({ person, life: person.life, put: effect, answer: null, abandoned: false });
      }
    }
    if (event.type !== 'edit') this.checkWords();
  }

  /** Every word that was typed, and not taken away on purpose, is somewhere. */
  checkWords(): void {
    const missing = new Set<string>();
    for (const word of this.#typed) if (!this.#saved.has(word) && !this.#dropped.has(word)) missing.add(word);
    const found = (text: Content | string) => {
      for (const word of wordsOf(text)) missing.delete(word);
    };
    for (const { session, kept, shelf } of this.people) {
      textsHeld(session).forEach(found);
      if (kept) textsHeld(kept).forEach(found);
      for (const { content } of shelf.values()) found(content);
    }
    if (missing.size > 0) throw new Error(`Lost: ${[...missing].join(' ')}`);
  }

  /** The newest version takes away nothing that nobody took away, and has no word twice that nobody wanted twice. */
  #checkVersion(versions: readonly Snapshot[]): void {
    const after = wordsOf(versions.at(-1)!.content);
    const words = new Set(after);
    for (const word of words) this.#saved.add(word);
    const before = wordsOf(versions.at(-2)?.content ?? '');
    const overwritten = before.filter((word) => !words.has(word) && !this.#dropped.has(word));
    if (overwritten.length > 0) throw new Error(`Overwritten: ${overwritten.join(' ')}`);
    const twice = after.filter((word, at) => after.indexOf(word) !== at && !this.#doubled.has(word));
    if (twice.length > 0) throw new Error(`Twice: ${twice.join(' ')}`);
  }

  /** The network heals, and people decide: everything arrives, everyone saves and settles what collides. */
  settle(): void {
    for (let round = 0; round < 400; round++) {
      if (this.#settled()) return;
      while (this.#network.length > 0) {
        this.arrive(0);
        this.answer(0);
      }
      const person = this.people[round % this.people.length]!;
      this.finishAll(person);
      if (this.#network.length > 0) continue;
      this.look(person);
      this.finishAll(person);
      const { session } = person;
      if (session.gone) this.command(person, 'recreate');
      else if (session.collision) {
        const place = openConflicts(session.collision)[0];
        if (place) this.tell(person, { type: 'choose', place, choice: both(session.collision, place) });
        else {
          this.command(person, 'review');
          if (person.pending.length === 0) this.command(person, 'save-merged');
        }
      } else if (isDirty(session)) this.command(person, 'save');
    }
    throw new Error('People do not come to an end.');
  }

  #settled(): boolean {
    const head = this.server.head(DOCUMENT);
    const quiet = this.#network.length === 0 && 'etag' in head;
    return (
      quiet &&
      this.people.every(
        ({ session, pending }) =>
          pending.length === 0 &&
          keptOf(session) === null &&
          session.merging === null &&
          session.base.etag === head.etag &&
          session.text.body === head.content.body &&
          session.text.title === head.content.title,
      )
    );
  }

  #at(which: number): Message | undefined {
    return this.#network[which % Math.max(1, this.#network.length)];
  }

  #drop(words: readonly string[]): void {
    for (const word of words) this.#dropped.add(word);
  }

  /** Text typed in the dialog that a decision is about to replace is taken away on purpose. */
  #retype({ session }: Person, decision: Command): void {
    const after = step(session, decision).state.collision;
    const left = new Set(after ? typedInDialog(after).flatMap(wordsOf) : []);
    const before = session.collision ? typedInDialog(session.collision).flatMap(wordsOf) : [];
    this.#drop(before.filter((word) => !left.has(word)));
  }

  /**
   * A choice takes away what it does not take. Next to what merged by itself it may also leave a word twice: that stands
   * in the result for the person to see, as nothing does that was merged without a choice.
   */
  #dropChosen({ merge, choices, mine, theirs, base }: Collision): void {
    if (FIELDS.some((field) => choices[field].some((choice) => choice !== null))) {
      for (const word of [mine, theirs.content, base.content].flatMap(wordsOf)) this.#doubled.add(word);
    }
    for (const field of FIELDS) {
      for (const [index, choice] of choices[field].entries()) {
        const region = merge[field].regions[index];
        if (!choice || !region) continue;
        const left = new Set(wordsOf(textOf(region, choice) ?? ''));
        this.#drop([region.theirs, region.base].flatMap(wordsOf).filter((word) => !left.has(word)));
      }
    }
  }
}

function both(collision: Collision, place: Place): Choice {
  const { mine, theirs } = regionAt(collision.merge, place)!;
  return keepBoth(mine, theirs, 'mine-theirs');
}

/** Both, and where no line end keeps the one from the other, with a space between, as a person would type it. */
function keepBoth(first: string, second: string, take: 'mine-theirs' | 'theirs-mine'): Choice {
  const apart = first === '' || second === '' || first.endsWith('\n');
  return apart ? { take } : { take: 'edited', text: `${first} ${second}` };
}
