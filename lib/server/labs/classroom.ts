import type { LabClient, ProgressRow } from '@/lib/lab/people/lab-view';
import type { ClassRepository, KeptProgress, ProgressPlace, Room } from './class-repository';
import type { Lab } from './lab';
import { clientNames, type OwnPlace } from './names';
import type { Said } from './progress';
import { isRefused, type Refusal } from './refusal';

/** Clients of one lab. */
const MOST_CLIENTS = 500;
/** Clients of a lab's teachers, who find room though it is full for others. */
const MOST_WITH_TEACHER = 1_000;
/** Of a lab's clients what one guest and one address may bring: a class of forty fits in, and one guest fills nothing. */
const JOINS = { mostOfPerson: 8, mostOfShare: 250 };
/** Teachers of one lab besides its maker. */
const MOST_TEACHERS = 20;
/**
 * Challenges of one client of which progress is kept, of all clients of a lab together, and of those who joined from one
 * address: forty students with all challenges fit in.
 */
const PROGRESS = { ofPlace: 40, ofLab: 4_000, ofShare: 2_000 };

/** Somebody who is no teacher of the lab, and where they come from. */
export interface Guest {
  /** `null` for whoever has no name here yet. */
  readonly personId: string | null;
  readonly share: string;
}

/** Who is in a lab, under which names, and how far each has come. */
export class Classroom {
  readonly #kept: ClassRepository;
  readonly #now: () => number;

  constructor(kept: ClassRepository, now: () => number) {
    this.#kept = kept;
    this.#now = now;
  }

  /**
   * Takes in so many clients without names of their own; answers with their places, or why they are refused: that would be too
   * many in all, or for one guest or one address, however many instances they ask. `guest` is `null` where a teacher asks.
   */
  async join(labId: string, count: number, guest: Guest | null): Promise<readonly OwnPlace[] | Refusal> {
    const joined = await this.#kept.join(labId, count, roomFor(guest));
    if (isRefused(joined)) return joined;
    const names = clientNames(joined, await this.#kept.ownPlaces(labId));
    return names.map((name, place) => ({ place, name })).slice(joined - count);
  }

  /** The one place of somebody, made under that name where they have none; or why it is not. */
  async takePlace(labId: string, personId: string, name: string, guest: Guest | null) {
    return this.#kept.takePlace(labId, { personId, name }, roomFor(guest));
  }

  /** The place of somebody; `null` where they have none of their own. */
  async placeOf(labId: string, personId: string): Promise<OwnPlace | null> {
    return this.#kept.placeOf(labId, personId);
  }

  /** Everybody who joined, in order. */
  async clients({ id, joined }: Pick<Lab, 'id' | 'joined'>): Promise<readonly LabClient[]> {
    const [own, ofGuests] = await Promise.all([this.#kept.ownPlaces(id), this.#kept.guestPlaces(id)]);
    const guests = new Set(ofGuests);
    return clientNames(joined, own).map((name, place) => ({ name, teacher: !guests.has(place) }));
  }

  /** Makes somebody a teacher; `null`, or why they are not. */
  async addTeacher(labId: string, personId: string): Promise<Refusal | null> {
    return this.#kept.addTeacher(labId, personId, MOST_TEACHERS);
  }

  /** Whether somebody is a teacher: the one who made the lab, or one by its link. */
  async isTeacher({ id, ownerId }: Lab, personId: string | null): Promise<boolean> {
    if (personId === null) return false;
    return ownerId === personId || this.#kept.isTeacher(id, personId);
  }

  /** Whose own place in a lab it is; `null` for a further client, which is nobody's. */
  async ownerOf(labId: string, place: number): Promise<string | null> {
    return this.#kept.ownerOf(labId, place);
  }

  /**
   * Notes what somebody says of a challenge from their own place; answers with how far they have come, or why it is not
   * noted. A teacher always finds room.
   */
  async note(lab: Lab, ownerId: string, where: ProgressPlace, said: Said): Promise<ProgressRow | Refusal> {
    const { ofPlace, ...shared } = PROGRESS;
    const room = { ofPlace, shared: (await this.isTeacher(lab, ownerId)) ? null : shared };
    const kept = await this.#kept.note(lab.id, where, said, new Date(this.#now()), room);
    return isRefused(kept) ? kept : progressRow(kept);
  }

  /** How far one client has come, or with `null` everybody: in the order of clients, and then of names of challenges. */
  async progress(labId: string, place: number | null): Promise<readonly ProgressRow[]> {
    const kept = await (place === null
      ? this.#kept.progressAfter(labId, 0)
      : this.#kept.progressOf(labId, place));
    const inOrder = (a: KeptProgress, b: KeptProgress) =>
      a.place - b.place || (a.challenge < b.challenge ? -1 : 1);
    return kept.toSorted(inOrder).map(progressRow);
  }
}

/** Progress as it is told. */
export function progressRow({ name, challenge, prediction, reachedAt }: KeptProgress): ProgressRow {
  return { name, challenge, prediction, reachedAt: reachedAt?.toISOString() ?? null };
}

function roomFor(guest: Guest | null): Room {
  return guest
    ? { most: MOST_CLIENTS, guest: { ...guest, ...JOINS } }
    : { most: MOST_WITH_TEACHER, guest: null };
}
