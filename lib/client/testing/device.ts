import { NetworkError, ProblemError } from '@/lib/client/api/problem-error';
import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import { discardDraft, listDrafts } from '@/lib/client/drafts/device-drafts';
import type { SessionRunner } from '@/lib/client/running/session-runner';
import { conflictsOf, openConflicts, regionAt } from '@/lib/client/session/collision';
import { keptOf } from '@/lib/client/session/draft';
import { isDirty, type Session } from '@/lib/client/session/session';
import type { Command } from '@/lib/client/session/session-event';
import type { Choice } from '@/lib/merge/resolve/resolution';
import { DevicePage } from './device-page';
import { DeviceStorage } from './device-storage';
import { Disk, type Health } from './disk';
import { DocumentServer } from './document-server';
import { type KeptTexts, textKey, textsIn } from './kept-texts';
import { Locks } from './locks';
import { Mailbox } from './mailbox';
import { memoryStorage } from './memory-storage';
import { type PlainCommand, sensibleActs } from './sensible-acts';
import { quiescence, type SimulatedTime } from './simulated-time';
import { takeBoth } from './take-both';
import { WAYS_TO_TYPE, withWord } from './with-word';

/** The documents that there are to begin with. */
export const DOCUMENTS = ['doc', 'other'] as const;
const MOST_PAGES = 3;
const ROOMS = [0, 1_500, 6_000, Number.POSITIVE_INFINITY] as const;

/** What a browser has: no locks on plain HTTP, no local storage where it is forbidden. */
interface Abilities {
  readonly locks: boolean;
  readonly storage: boolean;
}

/** One browser with its tabs, what it keeps, the server, and somebody else who saves. Anything may happen to all of it. */
export class Device {
  readonly time: SimulatedTime;
  readonly server = new DocumentServer();
  readonly disk = new Disk();
  readonly storage = new DeviceStorage();
  readonly mailbox = new Mailbox();
  readonly locks: Locks | null;
  readonly texts: KeptTexts;
  /** Who the browser is. */
  cookie = 'ana';
  pages: DevicePage[] = [];
  /** What was said to be kept last, by session. */
  readonly #said = new Map<SessionRunner, Content>();
  readonly #parsed = new Map<string, ReadonlySet<string>>();
  readonly #versions = new Set<string>();
  #counted = 0;
  #healths = 0;
  #wrong: unknown = null;
  #count = 0;

  constructor(time: SimulatedTime, texts: KeptTexts, { locks, storage }: Abilities) {
    this.time = time;
    this.texts = texts;
    this.locks = locks ? new Locks() : null;
    this.storage.forbidden = !storage;
    for (const documentId of DOCUMENTS) {
      const content = { title: documentId, body: 'a0 a1\n\nb0 b1\n\nc0 c1\n' };
      this.server.put({ documentId, content, guard: { ifNoneMatch: '*' } }, 'nobody');
    }
  }

  /** See `Surroundings`. */
  expect(begun: Promise<unknown>): void {
    begun.catch((error: unknown) => {
      const fair =
        error instanceof DOMException || error instanceof ProblemError || error instanceof NetworkError;
      if (!fair) this.#wrong ??= error;
    });
  }

  /** A session that the application ends has nothing that it may forget. */
  ended(runner: SessionRunner): void {
    this.#promise(runner);
  }

  #promise(runner: SessionRunner): void {
    const kept = keptOf(runner.session());
    if (kept) this.texts.promise(kept.text);
  }

  /** A new tab, a copy of one, or one that comes back after its page died. */
  load(memory: Storage = memoryStorage(), reloaded = false): DevicePage {
    const page = new DevicePage(this, memory, reloaded);
    this.pages.push(page);
    return page;
  }

  /** A new tab, unless there are enough. */
  openTab(documentId: string | null): void {
    if (this.pages.length < MOST_PAGES) this.load().show(documentId);
  }

  /** The same page once more, in a tab of its own. */
  duplicate(page: DevicePage): void {
    if (this.pages.length >= MOST_PAGES) return;
    this.load(copyOf(page.memory)).show(page.shown?.documentId ?? null);
  }

  /** The page dies in the middle of whatever it does; its tab comes back or not. */
  kill(page: DevicePage, lucky: boolean, back: boolean): void {
    this.#bury(page, lucky);
    if (back) this.load(copyOf(page.memory)).show(page.shown?.documentId ?? null);
  }

  #bury(page: DevicePage, lucky: boolean): void {
    page.alive = false;
    this.disk.bury(page, lucky);
    this.locks?.release(page);
    this.pages = this.pages.filter((each) => each !== page);
  }

  /** The page is hidden, and may be shown again. */
  hide(page: DevicePage): void {
    page.leaving = true;
    this.#leave(page);
    page.leaving = false;
  }

  /** A page goes by itself: its person is asked where something would be lost, and may stay. `steps` are done meanwhile. */
  async goAway(page: DevicePage, how: number, back: boolean): Promise<void> {
    if (!this.#leave(page) && how % 2 === 0) return;
    page.leaving = true;
    this.#leave(page);
    await this.work(how % 3, how);
    this.#bury(page, how % 5 === 0);
    if (back) this.load(copyOf(page.memory), true).show(page.shown?.documentId ?? null);
  }

  #leave(page: DevicePage): boolean {
    const left = page.leave();
    if (left) for (const runner of page.runners) this.#promise(runner);
    return left;
  }

  type(page: DevicePage, how: number, where: number): void {
    const { runner } = page;
    if (!runner) return;
    const text = withWord(runner.session().text, `w${++this.#count}`, how % WAYS_TO_TYPE, where);
    runner.dispatch({ type: 'edit', text });
  }

  /** Does something that makes sense where the session on screen is. */
  act(page: DevicePage, how: number, which: number): void {
    const { runner } = page;
    if (!runner) return;
    const sensible = sensibleActs(runner.session());
    const act = sensible[how % sensible.length]!;
    if (act === 'type') this.type(page, how, which);
    else if (act === 'choose') this.choose(runner, how, which);
    else this.command(runner, act);
  }

  command(runner: SessionRunner, type: PlainCommand): void {
    const id = ++this.#count;
    const stamp = { shelfId: `shelf${id}`, now: this.#stamp(), copyId: `copy${id}` };
    runner.dispatch({ type, ...stamp } as Command);
  }

  choose(runner: SessionRunner, how: number, which: number): void {
    const { collision } = runner.session();
    if (!collision) return;
    const open = openConflicts(collision);
    const places = open.length > 0 ? open : conflictsOf(collision.merge);
    const place = places[which % Math.max(1, places.length)];
    if (!place) return;
    const { mine, theirs } = regionAt(collision.merge, place)!;
    const choices: readonly (Choice | null)[] = [
      { take: 'mine' },
      { take: 'theirs' },
      takeBoth(mine, theirs, 'mine-theirs'),
      { take: 'edited', text: `${mine} e${++this.#count}\n` },
      null,
    ];
    runner.dispatch({ type: 'choose', place, choice: choices[how % choices.length]! });
  }

  /** Somebody elsewhere saves. */
  saveElsewhere(documentId: string, how: number, where: number): void {
    const head = this.server.head(documentId) as Snapshot;
    const content = withWord(head.content, `b${++this.#count}`, how % WAYS_TO_TYPE, where);
    this.server.put({ documentId, content, guard: { ifMatch: head.etag, version: head.version } }, 'ben');
  }

  /** Opens one of the drafts that are listed. */
  async openListed(page: DevicePage, which: number): Promise<void> {
    const all = await listDrafts(page.drafts, await page.tab);
    const draft = all[which % Math.max(1, all.length)];
    if (draft && draft.open !== 'elsewhere') await page.open(draft.id);
  }

  /** Discards one of the drafts that are listed. */
  async discardListed(page: DevicePage, which: number): Promise<void> {
    const tab = await page.tab;
    const all = (await listDrafts(page.drafts, tab)).filter(({ open }) => open === null);
    const listed = all[which % Math.max(1, all.length)];
    const draft = listed && (await page.drafts.read(listed.id));
    if (draft)
      await discardDraft(page.drafts, tab, draft, { id: `shelf${++this.#count}`, at: this.#stamp() });
  }

  /** Brings a text back from the shelf, where it stays. */
  async takeBack(page: DevicePage, which: number): Promise<void> {
    const shelf = await page.drafts.shelf(page.shown?.documentId);
    const entry = shelf[which % Math.max(1, shelf.length)];
    if (entry) page.runner?.dispatch({ type: 'take-over', text: entry.content });
  }

  /** Throws a text off the shelf, for good. */
  async throwAway(page: DevicePage, which: number): Promise<void> {
    const shelf = await page.drafts.shelf();
    const entry = shelf[which % Math.max(1, shelf.length)];
    if (!entry) return;
    this.texts.release(entry.content);
    await page.drafts.unshelve(entry.id);
  }

  /** The device does better or worse. */
  becomes(health: Health): void {
    if (health === this.disk.health) return;
    this.disk.health = health;
    this.#healths++;
  }

  /** See `Surroundings`. */
  ill(since = this.#healths): number | null {
    const { health } = this.disk;
    return (health === 'silent' || health === 'failing') && since === this.#healths ? since : null;
  }

  /** The browser becomes somebody else, in all tabs. */
  turnInto(who: string): void {
    this.cookie = who;
  }

  /** Local storage has this much room from now on. */
  roomIs(which: number): void {
    this.storage.room = ROOMS[which % ROOMS.length]!;
  }

  /** The device does so many of the things that it was asked for. */
  async work(steps: number, which: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      if (!this.disk.work(which + step * 7)) break;
      await this.settle();
    }
  }

  async pass(time: number): Promise<void> {
    await this.time.pass(time, () => this.settle());
  }

  /** Device and network are quick for a while. */
  async calm(): Promise<void> {
    for (let round = 0; round < 8; round++) {
      await this.settle();
      await this.work(60, 0);
      if (this.mailbox.empty && round > 0) return;
      while (!this.mailbox.empty) {
        this.mailbox.answer(0);
        await this.settle();
      }
      await this.pass(250);
    }
  }

  /** Lets happen what happens by itself, and looks whether what is said to be kept is. */
  async settle(): Promise<void> {
    await quiescence();
    if (this.#wrong !== null) throw this.#wrong;
    for (const { runners } of this.pages) for (const runner of runners) this.#hear(runner);
  }

  #hear(runner: SessionRunner): void {
    const session = runner.session();
    const { text } = session;
    if (session.keeping !== 'kept' || !keptOf(session)) this.#said.delete(runner);
    else if (this.#said.get(runner) !== text) {
      this.#said.set(runner, text);
      this.texts.promise(text);
      for (const row of this.disk.rows('drafts').values()) {
        if ('text' in row && sameContent(row.text as Content, text)) return;
      }
      throw new Error(`Said to be kept, and is not: ${textKey(text)}`);
    }
  }

  /** Throws unless all that was kept stands somewhere. */
  check(): void {
    if (this.texts.size === 0) return;
    const stands = new Set(this.#saved());
    for (const page of this.pages) for (const runner of page.runners) textsIn(runner.session(), stands);
    for (const row of this.disk.rows('shelf').values()) textsIn(row, stands);
    const drafts = this.disk.rows('drafts');
    for (const row of drafts.values()) textsIn(row, stands);
    for (const [id, row] of this.disk.rows('parts')) if (drafts.has(id.split('/')[0]!)) textsIn(row, stands);
    for (const text of this.storage.texts) for (const key of this.#inWords(text)) stands.add(key);
    this.texts.check(stands);
  }

  #inWords(text: string): ReadonlySet<string> {
    const known = this.#parsed.get(text) ?? textsIn(JSON.parse(text));
    this.#parsed.set(text, known);
    return known;
  }

  #saved(): ReadonlySet<string> {
    const all = this.server.all();
    if (all.length > this.#counted) for (const { content } of all) this.#versions.add(textKey(content));
    this.#counted = all.length;
    return this.#versions;
  }

  #stamp(): string {
    return new Date(this.time.now()).toISOString();
  }

  /**
   * Everything heals, every page goes, and one that comes opens and saves all that is offered. Throws unless all that was
   * kept is on the server or on the shelf then, and nothing else is on the device.
   */
  async heal(): Promise<void> {
    this.becomes('well');
    this.roomIs(ROOMS.length - 1);
    this.cookie = 'ana';
    await this.calm();
    await this.pass(11_000);
    await this.calm();
    for (const page of this.pages) {
      page.leaving = true;
      this.#leave(page);
      this.#bury(page, false);
    }
    this.check();
    // Where there are no locks, whoever is silent for so long counts as gone.
    this.time.turn(360_000_000);
    const page = this.load();
    const tab = await page.tab;
    for (let round = 0; round < 60; round++) {
      const [draft] = await this.#answerOf(listDrafts(page.drafts, tab));
      if (!draft) return this.#checkEnd(page);
      this.expect(page.open(draft.id));
      await this.calm();
      page.show(draft.documentId);
      await this.calm();
      await this.#saveAll(page);
      page.show(null);
      await this.calm();
    }
    throw new Error('Drafts do not come to an end.');
  }

  /** What a device that is well answers in time. */
  async #answerOf<Answered>(asked: Promise<Answered>): Promise<Answered> {
    await this.calm();
    return Promise.race([asked, quiescence().then(() => Promise.reject(new Error('No answer comes.')))]);
  }

  async #saveAll(page: DevicePage): Promise<void> {
    for (let round = 0; round < 60; round++) {
      const { runner } = page;
      if (!runner) throw new Error('A draft does not open.');
      const session = runner.session();
      if (runner.idle()) return;
      if (session.collision && !session.saving) this.#decide(runner, session);
      else if (isDirty(session) && !session.saving) this.command(runner, 'save');
      await this.calm();
      await this.pass(1_000);
    }
    throw new Error('A draft cannot be saved.');
  }

  #decide(runner: SessionRunner, { collision }: Session): void {
    const place = collision && openConflicts(collision)[0];
    if (!collision?.open) this.command(runner, 'review');
    else if (place) {
      const { mine, theirs } = regionAt(collision.merge, place)!;
      runner.dispatch({ type: 'choose', place, choice: takeBoth(mine, theirs, 'mine-theirs') });
    } else this.command(runner, 'save-merged');
  }

  async #checkEnd(page: DevicePage): Promise<void> {
    const unreadable = await this.#answerOf(page.drafts.unreadable());
    // Where there are no locks, a page that was silent for long may be taken for gone, and what it has of its draft by then
    // fits to nothing any more: the text can be had as a file.
    if (unreadable.length > 0 && this.locks) throw new Error('Something cannot be read.');
    const stands = new Set(this.#saved());
    for (const { title, text } of unreadable) stands.add(textKey({ title: title ?? '', body: text }));
    for (const { content } of await this.#answerOf(page.drafts.shelf())) stands.add(textKey(content));
    this.texts.check(stands);
    for (const store of ['drafts', 'parts'] as const) {
      if (this.disk.rows(store).size > 0) throw new Error(`Left among ${store}.`);
    }
  }
}

function copyOf(memory: Storage): Storage {
  return memoryStorage(
    Array.from({ length: memory.length }, (_, index) => {
      const key = memory.key(index)!;
      return [key, memory.getItem(key)!] as const;
    }),
  );
}
