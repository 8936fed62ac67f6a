import { type Content, copyTitle, FIELDS, sameContent } from '@/lib/client/document/content';
import type { Collision } from '@/lib/client/session/collision';
import type { KeptSession } from '@/lib/client/session/draft';
import type { Session } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';
import { textOf } from '@/lib/merge/resolve/resolution';
import type { DocumentServer } from './document-server';
import { whyUnfair, whyUnfairText } from './fair-merge';
import type { Person, PutEffect } from './person';

type Texts = ReadonlyMap<string, Content>;

/** What one person saw. */
interface Seen {
  /** By each text that was on the screen: the versions that it may have been typed on. */
  readonly screens: Map<string, Texts>;
  /** The versions that what is on the screen now may have been typed on. */
  onto: Texts;
  /** All that was typed, in order. */
  readonly trail: Content[];
}

/** Events by which what somebody else saved may be merged into what is on the screen. */
const MERGING: readonly SessionEvent['type'][] = ['update-now', 'merged', 'save', 'collided'];

/**
 * Watches every text, byte by byte, and knows nothing of how sessions work. No text leaves a screen, otherwise than by
 * typing, without standing somewhere or having been merged fairly into what takes its place. And nothing is sent to the
 * server but what its sender had typed on the very version that it replaces, or what a dialog showed.
 */
export class Witness {
  readonly #server: DocumentServer;
  readonly #seen = new Map<Person, Seen>();
  /** What each act sends, by person and key, and how long that person's trail was then. */
  readonly #acts = new Map<string, { readonly content: Content; readonly since: number }>();

  constructor(server: DocumentServer) {
    this.#server = server;
  }

  /** Somebody's page shows this for the first time. */
  begin(person: Person): void {
    const onto = oneText(person.session.text);
    this.#seen.set(person, { screens: new Map([[keyOf(person.session.text), onto]]), onto, trail: [] });
  }

  /** Throws if what an event did to the text on the screen lost any of it. */
  check(person: Person, before: Session, event: SessionEvent): void {
    const seen = this.#seen.get(person)!;
    const after = person.session;
    if (event.type === 'edit' || event.type === 'take-over') {
      this.#typed(seen, after.text);
      return;
    }
    if (sameContent(before.text, after.text) && !mergeBegun(before, after)) {
      if (after.base !== before.base) this.#baseMoved(person, seen, after);
      return;
    }
    const merged = this.#mergedOnto(person, before, after, event);
    if (!merged && !this.#stands(person, before.text)) throw new Error(`Gone: ${keyOf(before.text)}`);
    if (merged) this.#grewFrom(seen, after.text, merged);
    else this.#shows(seen, after.text);
  }

  /** A page that died goes on: it may have forgotten what was typed last, but shows nothing that never was. */
  resume(person: Person): void {
    this.#shows(this.#seen.get(person)!, person.session.text);
  }

  /** Throws if a save says what its sender never had before the eyes, or overwrites a version they never saw. */
  checkPut(person: Person, put: PutEffect, session: Session): void {
    const act = `${person.name} ${put.key}`;
    const before = this.#acts.get(act);
    if (before) {
      if (!sameContent(before.content, put.content))
        throw new Error(`The key ${put.key} came with another text before.`);
      return;
    }
    this.#acts.set(act, { content: put.content, since: this.#seen.get(person)!.trail.length });
    const why = this.#whyUnexplained(person, put, session);
    if (why !== null) throw new Error(`Sent: ${keyOf(put.content)}, but ${why}`);
  }

  #whyUnexplained(person: Person, put: PutEffect, session: Session): string | null {
    const { guard, content, documentId } = put;
    const { screens } = this.#seen.get(person)!;
    const intent = (session.saving ?? session.abandoned)?.intent;
    if (intent === 'copy') {
      const original = { ...content, title: content.title.replace(/^Copy of | \(copy\)$/, '') };
      return screens.has(keyOf(content)) || screens.has(keyOf(original))
        ? null
        : 'it was never on the screen';
    }
    if (intent === 'merge') {
      const shown = session.saving?.settles ?? session.collision;
      return shown ? whyNotShown(shown, content) : 'nothing was merged';
    }
    const onto = screens.get(keyOf(content));
    if ('ifNoneMatch' in guard) return onto ? null : 'it was never on the screen';
    const parent = this.#server.versions(documentId).find(({ etag }) => etag === guard.ifMatch);
    if (!parent) return 'it names no version';
    if (intent === 'undo-merge') {
      return this.#isVersion(content) ? null : 'undoing a merge gives back a version';
    }
    if (!onto) return 'it was never on the screen';
    if (intent === 'replace') {
      return session.collision?.theirs.etag === parent.etag ? null : 'what it replaces was not shown';
    }
    if (onto.has(keyOf(parent.content))) return null;
    // Nothing to decide: all that they changed is in it.
    const whys = [...onto.values()].map((base) => whyUnfair(base, content, parent.content, content));
    return whys.includes(null) ? null : `it was typed on another version: ${whys.join('; ')}`;
  }

  #typed(seen: Seen, text: Content): void {
    const known = seen.screens.get(keyOf(text));
    seen.screens.set(keyOf(text), known ? new Map([...known, ...seen.onto]) : seen.onto);
    seen.trail.push(text);
  }

  /** What was typed since a text of mine was sent grew from the version that it became. */
  #baseMoved({ name }: Person, seen: Seen, { text, base }: Session): void {
    const mine = [...this.#acts].find(
      ([act, { content }]) => act.startsWith(`${name} `) && sameContent(content, base.content),
    );
    if (mine || sameContent(text, base.content)) this.#grewFrom(seen, text, base.content);
    for (const typed of mine ? seen.trail.slice(mine[1].since) : []) this.#typed(seen, typed);
  }

  #grewFrom(seen: Seen, text: Content, version: Content): void {
    seen.onto = oneText(version);
    this.#typed(seen, text);
  }

  /** What was on the screen before, or what some version says, is shown. */
  #shows(seen: Seen, text: Content): void {
    const known = seen.screens.get(keyOf(text));
    if (!known && !this.#isVersion(text)) throw new Error(`Out of nowhere: ${keyOf(text)}`);
    seen.onto = new Map([...(known ?? []), ...(this.#isVersion(text) ? oneText(text) : [])]);
    this.#typed(seen, text);
  }

  /** The version that a merge, which took the place of what was on the screen, was made with. */
  #mergedOnto(person: Person, before: Session, after: Session, event: SessionEvent): Content | null {
    const collision = mergeBegun(before, after);
    if (collision) {
      const why = whyNotMine(collision, before) ?? whyNotShown(collision, after.text);
      if (why !== null) throw new Error(`Merged: ${keyOf(after.text)}, but ${why}`);
      if (collision === after.collision) return collision.theirs.content;
    } else if (!MERGING.includes(event.type)) return null;
    const { onto } = this.#seen.get(person)!;
    const theirs = after.base.content;
    const whys = [...onto.values()].map((base) => whyUnfair(base, before.text, theirs, after.text));
    if (whys.includes(null)) return theirs;
    if (this.#stands(person, before.text) && !collision) return null;
    throw new Error(`Updated to ${keyOf(after.text)}: ${whys.join('; ')}`);
  }

  /** Whether a text is somewhere to be had, byte for byte. */
  #stands({ session, kept, shelf }: Person, text: Content): boolean {
    const held = [...contentsOf(session), ...(kept ? contentsOf(kept) : [])];
    for (const { content } of shelf.values()) held.push(content);
    return this.#isVersion(text) || held.some((each) => sameContent(each, text));
  }

  #isVersion(text: Content): boolean {
    const titles = [text.title, `${text.title} (copy)`, copyTitle(text.title)];
    return this.#server
      .all()
      .some(({ content }) => titles.some((title) => sameContent(content, { ...text, title })));
  }
}

/** The collision whose merge was sent just now: what the dialog shows, or what nobody had to decide. */
function mergeBegun(before: Session, { saving, collision }: Session): Collision | null {
  const begun = saving?.intent === 'merge' && saving.key !== before.saving?.key;
  return begun ? (saving.settles ?? collision) : null;
}

/** Why a merge is none of what is on the screen, or `null`. */
function whyNotMine(collision: Collision, { text }: Session): string | null {
  return sameContent(collision.mine, text) ? null : 'what was typed last is not in it';
}

/** Why a merge is not what the dialog shows of three texts with these choices, or `null`. */
function whyNotShown(collision: Collision, result: Content): string | null {
  const { merge, choices, base, mine, theirs } = collision;
  for (const field of FIELDS) {
    const { regions } = merge[field];
    const all = (part: 'base' | 'mine' | 'theirs') => regions.map((region) => region[part]).join('');
    if (all('base') !== base.content[field]) return `the dialog has another base in the ${field}`;
    if (all('mine') !== mine[field]) return `the dialog has another text of mine in the ${field}`;
    if (all('theirs') !== theirs.content[field])
      return `the dialog has another text of theirs in the ${field}`;
    const chosen = regions.map((region, index) => textOf(region, choices[field][index] ?? null));
    if (chosen.join('') !== result[field]) return `the dialog shows another ${field}`;
    for (const [index, region] of regions.entries()) {
      if (choices[field][index] || region.text === null) continue;
      const why = whyUnfairText(region.base, region.mine, region.theirs, region.text);
      if (why !== null) return `what merged by itself has ${why}`;
    }
  }
  return null;
}

function contentsOf({ text, queued, saving, abandoned, collision, shelving }: KeptSession): Content[] {
  return [
    text,
    ...(queued ? [queued] : []),
    ...[saving, abandoned].flatMap((each) =>
      each ? [each.content, each.text, ...each.leaving.map(({ content }) => content)] : [],
    ),
    ...(collision ? [collision.mine] : []),
    ...shelving.map(({ content }) => content),
  ];
}

function keyOf(text: Content): string {
  return JSON.stringify([text.title, text.body]);
}

function oneText(text: Content): Texts {
  return new Map([[keyOf(text), text]]);
}
