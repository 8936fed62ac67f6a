import type { Access } from '@/lib/client/document/access';
import type { Content, Snapshot } from '@/lib/client/document/content';
import {
  automaticMerges,
  type Collision,
  conflictsOf,
  openConflicts,
  type Place,
  regionAt,
} from '@/lib/client/session/collision';
import { keptOf, sessionOf } from '@/lib/client/session/draft';
import { saveStateOf } from '@/lib/client/session/save-state';
import { type Gone, openSession, savesByItself } from '@/lib/client/session/session';
import type { Command, SessionEvent } from '@/lib/client/session/session-event';
import { step } from '@/lib/client/session/step';
import type { Choice } from '@/lib/merge/resolve/resolution';
import { DocumentServer } from './document-server';
import { Ledger } from './ledger';
import { Network } from './network';
import { outcomeOf } from './outcome';
import type { Person } from './person';
import { type PlainCommand, sensibleActs } from './sensible-acts';
import { takeBoth } from './take-both';
import { watchCalm } from './watch-calm';
import { watchForesight } from './watch-foresight';
import { WAYS_TO_TYPE, withWord } from './with-word';
import { Witness } from './witness';
import { wordsOf } from './words';

const DOCUMENT = 'doc';
/** What the document says to begin with. */
const STARTS = [
  'a0 a1\n\nb0 b1\n\nc0 c1\n\nd0 d1\n',
  '- a0 a1\n- b0 b1\n  - c0 c1\n- [ ] d0 d1\n\ne0 e1\n',
  'a0 a1\n\n```\nb0 b1\n  c0 c1\n\nd0 d1\n```\n\ne0 e1\n',
] as const;

/** In how many ways a document may begin. */
export const WAYS_TO_START = STARTS.length;

/** People editing one document over a network that anything can happen to. Checks after each move that nothing is lost. */
export class World {
  readonly server = new DocumentServer();
  readonly people: readonly Person[];
  readonly #network = new Network(this.server);
  readonly #ledger = new Ledger();
  readonly #witness = new Witness(this.server);
  /** Shared by no two words. */
  #count = 0;
  #seen: Snapshot | Gone | null = null;

  constructor(people: number, start = 0) {
    const content = { title: 't0', body: STARTS[start]! };
    this.server.put({ documentId: DOCUMENT, content, guard: { ifNoneMatch: '*' } }, 'nobody');
    this.people = Array.from({ length: people }, (_, index) => ({
      name: `p${index}`,
      session: openSession(DOCUMENT, this.server.head(DOCUMENT) as Snapshot, `p${index}`),
      kept: null,
      shelf: new Map(),
      pending: [],
      unkept: [],
      composition: null,
      writing: false,
      waits: false,
      waited: false,
      life: 0,
    }));
    for (const person of this.people) this.#witness.begin(person);
  }

  /** Types a new word in one of several ways. */
  type(person: Person, how: number, where: number): void {
    this.#finishWord(person);
    this.#leaveField(person);
    const word = `${person.name}w${++this.#count}`;
    this.#write(person, withWord(person.session.text, word, how, where), word);
  }

  /** The text is this now, in which `word` may be new. */
  #write(person: Person, text: Content, word: string): void {
    const after = wordsOf(text);
    // Of a word that choices left twice, another person may take away the other one: each takes away what everybody had.
    const left = [...after];
    const gone = wordsOf(person.session.text).filter((each) => {
      const at = left.indexOf(each);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    this.#ledger.drop(gone);
    this.#ledger.remake(gone, left);
    if (after.includes(word)) this.#ledger.type(person, word);
    this.tell(person, { type: 'edit', text });
  }

  /** Does something that makes sense where the person is. */
  act(person: Person, how: number, which: number): void {
    if (person.composition !== null) {
      this.compose(person, how);
      return;
    }
    const sensible = sensibleActs(person.session);
    const act = sensible[how % sensible.length]!;
    if (act === 'type') this.type(person, how % WAYS_TO_TYPE, which);
    else if (act === 'choose') this.choose(person, which, how % 8);
    else this.command(person, act);
  }

  /** The same where network and device are quick: what was sent is answered before the next thing happens. */
  actCalmly(person: Person, how: number, which: number): void {
    this.act(person, how, which);
    for (let left = 10; left > 0; left--) {
      const own = this.#network.firstOf(person);
      if (own < 0 && person.pending.length === 0) return;
      if (own >= 0) this.deliver(own);
      this.finishAll(person);
    }
  }

  /** An input method begins a word, writes more of it, or ends it: with the word, or with nothing. Meanwhile one may save. */
  compose(person: Person, how: number): void {
    const { composition: before, session } = person;
    if (before === null) {
      if (session.composing) return;
      this.tell(person, { type: 'compose', active: true });
      person.composition = `${person.name}w${++this.#count}i`;
      const { title, body } = person.session.text;
      const text = { title, body: body.replace(/(?<=[\p{L}\p{N}])(?= |\n|$)/u, ` ${person.composition}`) };
      if (how % 3 > 0 && text.body !== body) this.#write(person, text, '');
    } else if (how % 5 === 0) this.tell(person, { type: 'save' });
    else if (how % 5 === 1) this.#finishWord(person);
    else if (how % 5 === 2) this.#finishWord(person, '');
    else this.#compose(person, `${before}i`);
  }

  #compose(person: Person, now: string, word = ''): void {
    const { composition: before, session } = person;
    const { title, body } = session.text;
    const has = before !== null && wordsOf(body).includes(before);
    const text = has ? body.replace(now === '' ? ` ${before}` : before, now) : `${body} ${now}`;
    person.composition = now;
    if (has || now !== '') this.#write(person, { title, body: text }, word);
  }

  /** Ends a word that is being composed, before anything else is done: as that takes the focus, it does so by itself. */
  #finishWord(person: Person, now = person.composition?.replace(/i+$/, '')): void {
    if (now === undefined) return;
    this.#compose(person, now, now);
    person.composition = null;
    this.tell(person, { type: 'compose', active: false });
  }

  /** Whoever types in a field of the dialog leaves it before they do anything else; to save by a key they need not. */
  #leaveField(person: Person): void {
    person.writing = false;
    this.tell(person, { type: 'write', active: false });
  }

  /** Somebody stops in the middle of whatever they type. */
  rest(person: Person): void {
    this.#finishWord(person);
    this.#leaveField(person);
  }

  /** The pause after the last key is over, or typing went on for long; or the page is hidden. */
  autosave(person: Person, hidden: boolean): void {
    const { session } = person;
    const due = savesByItself(session) && saveStateOf(session).kind === 'unsaved';
    if (due && (hidden || !session.composing)) this.tell(person, { type: 'save', automatic: true });
  }

  /** A command with the stamp that it may need. */
  command(person: Person, type: PlainCommand): void {
    this.#finishWord(person);
    if (type === 'save-merged') person.writing = false;
    else this.#leaveField(person);
    const stamp = { shelfId: `shelf${++this.#count}`, now: '', copyId: `copy${this.#count}` };
    const { session } = person;
    const { collision, settled } = session;
    if (type === 'replace-theirs' && collision) this.#ledger.drop(wordsOf(collision.theirs.content));
    if (type === 'undo-merge' && settled) {
      const theirs = new Set(wordsOf(settled.theirs.content));
      this.#ledger.leaveOut(wordsOf(session.text).filter((word) => !theirs.has(word)));
    }
    if (type === 'save-merged' && collision) this.#ledger.dropChosen(collision);
    if (type === 'undo-choice' || type === 'redo-choice') this.#ledger.retype(person.session, { type });
    this.tell(person, { type, ...stamp } as Command);
  }

  /** Decides a place; half of the choices are open conflicts. */
  choose(person: Person, which: number, how: number): void {
    this.#finishWord(person);
    this.#leaveField(person);
    const { collision } = person.session;
    if (!collision) return;
    const open = openConflicts(collision);
    const all = [...open, ...conflictsOf(collision.merge), ...automaticMerges(collision.merge)];
    const places = open.length > 0 && which % 2 === 0 ? open : all;
    const place = places[which % places.length];
    if (!place) return;
    const choice = this.#choice(person, collision, place, how);
    this.#ledger.retype(person.session, { type: 'choose', place, choice });
    this.tell(person, { type: 'choose', place, choice });
    if (choice?.take === 'edited') this.#enterField(person);
  }

  #enterField(person: Person): void {
    const { collision, saving } = person.session;
    person.writing = collision?.open === true && saving?.phase !== 'sent';
    if (person.writing) this.tell(person, { type: 'write', active: true });
  }

  #choice(person: Person, collision: Collision, place: Place, how: number): Choice | null {
    const takes = ['mine', 'theirs', 'original', 'mine-theirs', 'theirs-mine'] as const;
    const take = takes[how];
    const region = regionAt(collision.merge, place)!;
    if (take === 'mine-theirs') return takeBoth(region.mine, region.theirs, take);
    if (take === 'theirs-mine') return takeBoth(region.theirs, region.mine, take);
    if (take) return { take };
    if (how === takes.length || place.field === 'title') return null;
    const word = `${person.name}h${++this.#count}`;
    if (person.session.saving?.phase !== 'sent') this.#ledger.type(person, word);
    return { take: 'edited', text: `${region.mine}\n${word}\n` };
  }

  /** The device has what there is to keep. */
  keep(person: Person): void {
    person.kept = keptOf(person.session);
    person.waited = person.waits;
    person.unkept = [];
  }

  /** The page dies, and another goes on from what was kept. */
  crash(person: Person): void {
    this.#ledger.drop(person.unkept);
    person.life += 1;
    person.pending = [];
    person.unkept = [];
    person.composition = null;
    person.writing = false;
    person.waits = person.waited;
    const head = this.server.head(DOCUMENT);
    if (person.kept) {
      person.session = sessionOf({ session: structuredClone(person.kept) });
      this.#witness.resume(person);
      this.tell(person, { type: 'resumed', draftedAt: '', seed: this.#seedOf(person) });
    } else if ('etag' in head) {
      person.session = openSession(DOCUMENT, head, this.#seedOf(person));
    } else {
      // Nothing to show: the page waits for the document to come back.
      person.session = {
        ...openSession(
          DOCUMENT,
          this.server.version(DOCUMENT, 1) ?? person.session.head,
          this.#seedOf(person),
        ),
        gone: head,
      };
    }
    if (!person.kept) this.#witness.resume(person);
  }

  #seedOf({ name, life }: Person): string {
    return `${name}-${life}`;
  }

  /** The document is read anew: what the server says now. */
  look(person: Person): void {
    if (!this.#network.reaches(person)) return;
    const head = this.server.head(DOCUMENT);
    this.#hear(person, 'etag' in head ? { ...head, access: this.#accessOf(person) } : head);
  }

  /** Somebody may write, or only read, from now on; `told`: they hear of it at once. */
  permit(person: Person, may: boolean, told: boolean): void {
    this.server.permit(person.name, may);
    if (told) this.tell(person, { type: 'access', access: this.#accessOf(person) });
  }

  #accessOf({ name }: Person): Access {
    return this.server.mayWrite(name) ? 'edit' : 'view';
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
    if ('content' in head) this.#ledger.drop(wordsOf(head.content));
    this.server.remove(DOCUMENT);
  }

  /** The server takes a message in; a message may be taken in again. */
  arrive(which: number, again = false): void {
    const versions = this.#network.arrive(which, again);
    if (versions) this.#ledger.checkVersion(versions);
  }

  /** The answer reaches its sender, if there is one and it still waits. */
  answer(which: number): void {
    const told = this.#network.answer(which);
    if (told) this.tell(told.person, told.event);
  }

  /** A message arrives and is answered at once. */
  deliver(which: number): void {
    this.arrive(which);
    this.answer(which);
  }

  /** The network is there for somebody, or is not. */
  network(person: Person, on: boolean): void {
    this.#network.connect(person, on);
    this.tell(person, { type: on ? 'online' : 'offline' });
  }

  /** The sender stops waiting; the message itself is lost, or stays on its way and may still arrive. */
  giveUp(which: number, lost: boolean): void {
    const told = this.#network.giveUp(which, lost);
    if (told) this.tell(told.person, told.event);
  }

  /** One of a person's timers, merges, look-ups or shelvings ends. */
  finish(person: Person, which: number): void {
    const effect = person.pending[which % Math.max(1, person.pending.length)];
    if (!effect) return;
    person.pending = person.pending.filter((each) => each !== effect);
    this.tell(person, outcomeOf(effect, person, this.#network.reaches(person) ? this.server : null));
  }

  /** All of them end, and what follows from them. */
  finishAll(person: Person): void {
    for (let left = 20; left > 0 && person.pending.length > 0; left--) this.finish(person, 0);
  }

  tell(person: Person, event: SessionEvent): void {
    const before = person.session;
    const { state, effects } = step(before, event);
    person.session = state;
    if (state.abandoned && !before.abandoned) this.#ledger.mayDouble(wordsOf(state.abandoned.content));
    watchCalm(person, before, event);
    watchForesight(state);
    this.#witness.check(person, before, event);
    for (const effect of effects) {
      if (effect.type !== 'put') person.pending.push(effect);
      else {
        if (person.composition && wordsOf(effect.content).includes(person.composition))
          throw new Error(`Half a word is sent: ${person.composition}`);
        this.#witness.checkPut(person, effect, state);
        this.keep(person);
        this.#network.send(person, effect);
      }
    }
    if (event.type !== 'edit') this.checkWords();
  }

  checkWords(): void {
    this.#ledger.checkHeld(this.people);
  }

  /** Whether nothing is on its way. */
  quiet(): boolean {
    return this.#network.quiet;
  }

  /** Whether everybody has the newest version, and nothing else, and nothing is under way. */
  settled(): boolean {
    const head = this.server.head(DOCUMENT);
    return (
      this.quiet() &&
      'etag' in head &&
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
}
