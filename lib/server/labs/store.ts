import { randomBytes } from 'node:crypto';
import { storedContent } from '@/lib/documents/content/content';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound } from '@/lib/documents/model/repository';
import { savingOf } from '@/lib/documents/use-cases/saving-of';
import type { Guard } from '@/lib/lab/guards/guard';
import type { RecordBegins } from '@/lib/lab/people/lab-view';
import { startingContent } from '@/lib/lab/people/starting-text';
import { type Lab, labPerson } from './lab';
import { newLabId } from './lab-id';
import { THE_LAB } from './names';
import type { LabRepository, Settings } from './repository';

const HOUR = 60 * 60_000;
/** How long a lab lives, and a trial, in milliseconds. */
const LIFETIME = { lab: 24 * HOUR, trial: HOUR / 2 };
/** How many there may be: labs, and trials of one person (the oldest give way to new ones). */
const MOST_LABS = 2_000;
const MOST_TRIALS_OF_ONE = 24;
/** Labs of one person, who has little use for more than one, and of one address with its trials: a class of forty. */
const MOST_OF_ONE = 40;
const MOST_OF_ADDRESS = 1_000;
/** How long a lock lasts, in milliseconds: what lib/lab says in words. */
const LOCK_LASTS = 20_000;
/** For how long after somebody followed a lab it does not give way to another, in milliseconds. */
const FOLLOWED_FOR = 90_000;

/** What may be done with labs, and how many there may be of what. */
export class LabStore {
  readonly #labs: LabRepository;
  readonly #ports: Ports;

  constructor(labs: LabRepository, ports: Ports) {
    this.#labs = labs;
    this.#ports = ports;
  }

  /**
   * Makes a lab with a fresh document; `null` where there are too many. Others may have to give way, whose ids are in the
   * answer too.
   */
  async create(
    { ownerId, share }: Pick<Lab, 'ownerId' | 'share'>,
    guard: Guard,
    trial: boolean,
  ): Promise<{ readonly lab: Lab | null; readonly removed: readonly string[] }> {
    const removed = trial ? await this.#labs.trialsBefore(ownerId, MOST_TRIALS_OF_ONE - 1) : [];
    if (!trial && (await this.#labs.count({ ownerId, trial })) >= MOST_OF_ONE) return { lab: null, removed };
    const giving = await this.#toGiveWay(share);
    if (giving === null) return { lab: null, removed };
    await this.#labs.remove([...removed, ...giving]);
    const id = newLabId();
    const startVersion = await this.#startAgain(id, trial);
    const now = this.#ports.now();
    const lab: Lab = {
      id,
      ownerId,
      share,
      guard,
      paused: false,
      challenge: null,
      trial,
      round: 1,
      startVersion,
      joined: 0,
      progressed: 0,
      gone: null,
      lockHolder: null,
      lockToken: null,
      lockedUntil: null,
      createdAt: new Date(now),
      expiresAt: new Date(now + (trial ? LIFETIME.trial : LIFETIME.lab)),
    };
    // Others of the same person may have come meanwhile.
    const isIn = await this.#labs.insert(lab, trial ? undefined : MOST_OF_ONE);
    if (!isIn) await this.#labs.remove([id]);
    return { lab: isIn ? lab : null, removed: [...removed, ...giving] };
  }

  /** Whether there is a lab with that id whose time is over, and which has yet to be removed. */
  async isOver(id: string): Promise<boolean> {
    const lab = await this.#labs.find(id);
    return lab !== null && !this.#lives(lab);
  }

  /** The lab with that id, unless it is over. */
  async find(id: string): Promise<Lab | null> {
    const lab = await this.#labs.find(id);
    return lab && this.#lives(lab) ? lab : null;
  }

  /** Switches what a teacher may if all of it is still as in `before`; false, with nothing done, where it is not. */
  async change(before: Lab, next: Settings): Promise<boolean> {
    return this.#labs.change(before, next);
  }

  /**
   * Puts the starting text back, frees the lock, and begins a new round; the versions before are gone. `null` where the lab
   * was removed meanwhile. Names, progress and teachers stay.
   */
  async reset(lab: Lab, guard: Guard): Promise<Lab | null> {
    return this.#labs.restart(lab.id, { guard, startVersion: await this.#startAgain(lab.id, lab.trial) });
  }

  /** Where the record begins that is kept of a round; `null` where all of it is, or that round is over. */
  async beginning({ id, gone }: Lab): Promise<RecordBegins | null> {
    const left = gone && (await this.#ports.documents.revision(id, gone.version));
    if (!left) return null;
    return { at: gone.at.getTime(), version: gone.version, ...storedContent(left.text) };
  }

  /** Takes the lock, or takes it anew; `null` while somebody else holds it. */
  async lock(id: string, holder: string): Promise<{ readonly token: string; readonly until: Date } | null> {
    const now = this.#ports.now();
    const token = `<urn:midair:lock:${randomBytes(9).toString('base64url')}>`;
    const until = new Date(now + LOCK_LASTS);
    return (await this.#labs.lock(id, { holder, token, until }, new Date(now))) ? { token, until } : null;
  }

  /** Gives the lock back; false where it is another's, or the token is not that of the lock. */
  async unlock(id: string, holder: string, token: string): Promise<boolean> {
    return this.#labs.unlock(id, holder, token);
  }

  /** Says that somebody follows these labs now, so that they do not give way to others. */
  async followed(ids: readonly string[]): Promise<void> {
    await this.#labs.followed(ids, new Date(this.#ports.now()));
  }

  /** Removes what is over, documents included; answers with the ids. */
  async sweep(): Promise<readonly string[]> {
    const ids = await this.#labs.over(new Date(this.#ports.now()));
    await this.#labs.remove(ids);
    return ids;
  }

  #lives({ expiresAt }: Lab): boolean {
    return expiresAt.getTime() > this.#ports.now();
  }

  /**
   * The labs that give way to one more: none while there is room for it. Whoever's address has its share has to give of
   * its own; where all together have too many, the address with most gives. `null` where nothing can.
   */
  async #toGiveWay(share: string): Promise<readonly string[] | null> {
    const isFull = (await this.#labs.count({ share })) >= MOST_OF_ADDRESS;
    if (!isFull && (await this.#labs.count({})) < MOST_LABS) return [];
    const giving = isFull ? share : ((await this.#labs.largestShare()) ?? share);
    const least = await this.#labs.idlest(giving, new Date(this.#ports.now() - FOLLOWED_FOR));
    return least === null ? null : [least];
  }

  /** Saves the starting text as a new version whatever is there; answers with its number. */
  async #startAgain(id: string, trial: boolean): Promise<number> {
    const content = startingContent({ trial });
    for (;;) {
      const document: StoredDocument | null = await this.#ports.documents.find(id);
      const change = await savingOf(this.#ports, document, {
        documentId: id,
        text: JSON.stringify(content),
        content,
        author: labPerson(id, 'lab', THE_LAB),
        at: new Date(this.#ports.now()),
        mergeBaseEtag: null,
      });
      // Nobody finds a lab's document by searching.
      if (await this.#ports.documents.commit(asFound(document), { ...change, searchable: false })) {
        return change.revision.version;
      }
    }
  }
}
