import type { Database, Transaction } from '@/lib/server/database/database';
import type {
  ClassRepository,
  KeptProgress,
  Newcomer,
  ProgressPlace,
  ProgressRoom,
  Room,
} from './class-repository';
import { clientNames, freeName, nameKey, type OwnPlace } from './names';
import { afterSaying, type Said } from './progress';
import { fullBut, GONE, type Refusal } from './refusal';

const PLACE = { place: true, name: true };
const PROGRESS = {
  place: true,
  name: true,
  challenge: true,
  prediction: true,
  reachedAt: true,
  changed: true,
};

/** Who is in a lab, and how far each has come, in the database. */
export class DatabaseClass implements ClassRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async join(id: string, count: number, room: Room): Promise<number | Refusal> {
    return this.#unlessRefused((transaction) => admit(transaction, id, count, room));
  }

  async takePlace(
    id: string,
    { personId, name: wanted }: Newcomer,
    room: Room,
  ): Promise<(OwnPlace & { isNew: boolean }) | Refusal> {
    const known = await this.placeOf(id, personId);
    if (known) return { ...known, isNew: false };
    return this.#unlessRefused(async (transaction) => {
      if (!(await holdLab(transaction, id))) throw new Refused(GONE);
      // They may have come by another request meanwhile.
      const made = await transaction.labPlace.findFirst({ where: { labId: id, personId }, select: PLACE });
      if (made) return { ...made, isNew: false };
      const place = (await admit(transaction, id, 1, room)) - 1;
      const own = await transaction.labPlace.findMany({ where: { labId: id }, select: PLACE });
      const name = freeName(wanted, clientNames(place, own));
      await transaction.labPlace.create({ data: { labId: id, place, personId, name, key: nameKey(name) } });
      return { place, name, isNew: true };
    });
  }

  async placeOf(id: string, personId: string): Promise<OwnPlace | null> {
    return this.#read.labPlace.findFirst({ where: { labId: id, personId }, select: PLACE });
  }

  async ownerOf(id: string, place: number): Promise<string | null> {
    const own = await this.#read.labPlace.findFirst({
      where: { labId: id, place },
      select: { personId: true },
    });
    return own?.personId ?? null;
  }

  async ownPlaces(id: string): Promise<readonly OwnPlace[]> {
    return this.#read.labPlace.findMany({
      where: { labId: id },
      orderBy: { place: 'asc' },
      select: PLACE,
    });
  }

  async guestPlaces(id: string): Promise<readonly number[]> {
    return placesOf(await this.#read.labJoin.findMany({ where: { labId: id } }));
  }

  async addTeacher(id: string, personId: string, most: number): Promise<Refusal | null> {
    return this.#database.write(async (transaction) => {
      if (!(await holdLab(transaction, id))) return GONE;
      const teachers = await transaction.labTeacher.findMany({ where: { labId: id } });
      if (teachers.some((teacher) => teacher.personId === personId)) return null;
      if (teachers.length >= most) return fullBut(0);
      await transaction.labTeacher.create({ data: { labId: id, personId } });
      return null;
    });
  }

  async isTeacher(id: string, personId: string): Promise<boolean> {
    return (await this.#read.labTeacher.count({ where: { labId: id, personId } })) > 0;
  }

  async note(
    id: string,
    where: ProgressPlace,
    said: Said,
    now: Date,
    room: ProgressRoom,
  ): Promise<KeptProgress | Refusal> {
    return this.#unlessRefused(async (transaction) => {
      if (!(await holdLab(transaction, id))) throw new Refused(GONE);
      const { place, challenge } = where;
      const key = { labId: id, place, challenge };
      const before = await transaction.labProgress.findFirst({ where: key, select: PROGRESS });
      const progress = afterSaying(before, said, now);
      if (before && progress === before) return before;
      if (!before) await requireRoom(transaction, id, place, room);
      const { progressed: changed } = await transaction.lab.update({
        where: { id },
        data: { progressed: { increment: 1 } },
        select: { progressed: true },
      });
      const { prediction, reachedAt } = progress;
      const next = { prediction, reachedAt, changed };
      return transaction.labProgress.upsert({
        where: { labId_place_challenge: key },
        create: { ...where, ...next, labId: id },
        update: next,
        select: PROGRESS,
      });
    });
  }

  async progressAfter(id: string, changed: number): Promise<readonly KeptProgress[]> {
    return this.#read.labProgress.findMany({
      where: { labId: id, changed: { gt: changed } },
      orderBy: { changed: 'asc' },
      select: PROGRESS,
    });
  }

  async progressOf(id: string, place: number): Promise<readonly KeptProgress[]> {
    return this.#read.labProgress.findMany({ where: { labId: id, place }, select: PROGRESS });
  }

  async #unlessRefused<Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value | Refusal> {
    try {
      return await this.#database.write(work);
    } catch (fault) {
      if (fault instanceof Refused) return fault.refusal;
      throw fault;
    }
  }

  get #read() {
    return this.#database.readClient;
  }
}

/** What somebody wants is refused; what was done is undone with it. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** Has others wait who change the same lab, so that what is read next stays true; false where there is none. */
async function holdLab(transaction: Transaction, id: string): Promise<boolean> {
  const { count } = await transaction.lab.updateMany({ where: { id }, data: { joined: { increment: 0 } } });
  return count > 0;
}

/** Takes in clients; answers with how many there are with them. */
async function admit(transaction: Transaction, id: string, count: number, room: Room): Promise<number> {
  // Counted by the statement that adds: whoever read afterwards would find those who joined meanwhile as well. From here on
  // others wait, so that what is counted next stays true.
  const [lab] = await transaction.lab.updateManyAndReturn({
    where: { id, joined: { lte: room.most - count } },
    data: { joined: { increment: count } },
    select: { joined: true },
  });
  const full = lab ? null : await transaction.lab.findUnique({ where: { id }, select: { joined: true } });
  if (!lab && !full) throw new Refused(GONE);
  const first = lab ? lab.joined - count : (full?.joined ?? 0);
  const left = await placesLeft(transaction, id, first, room);
  if (!lab || count > left) throw new Refused(fullBut(left));
  if (room.guest) {
    const { personId, share } = room.guest;
    await transaction.labJoin.create({ data: { labId: id, first, count, personId, share } });
  }
  return lab.joined;
}

/** How many more clients whoever asks may bring into a lab with so many. */
async function placesLeft(
  transaction: Transaction,
  labId: string,
  joined: number,
  { most, guest }: Room,
): Promise<number> {
  const free = most - joined;
  if (!guest) return free;
  const { personId, share, mostOfPerson, mostOfShare } = guest;
  const taken = async (by: { readonly share?: string; readonly personId?: string | null }) => {
    const { _sum } = await transaction.labJoin.aggregate({ where: { labId, ...by }, _sum: { count: true } });
    return _sum.count ?? 0;
  };
  const ofShare = Math.min(mostOfShare, free) - (await taken({ share }));
  const ofPerson = mostOfPerson - (await taken(personId === null ? { personId, share } : { personId }));
  return Math.min(ofShare, ofPerson);
}

/** Throws where one more challenge would be too many: of the client, of the address that it joined from, or of the lab. */
async function requireRoom(
  transaction: Transaction,
  labId: string,
  place: number,
  { ofPlace, shared }: ProgressRoom,
): Promise<void> {
  const count = (where: { readonly place?: number | { readonly in: number[] } }) =>
    transaction.labProgress.count({ where: { labId, ...where } });
  if ((await count({ place })) >= ofPlace) throw new Refused(fullBut(0));
  if (!shared) return;
  const left = shared.ofLab - (await count({}));
  if (left < 1) throw new Refused(fullBut(0));
  const joins = { labId, first: { lte: place } };
  const join = await transaction.labJoin.findFirst({ where: joins, orderBy: { first: 'desc' } });
  // Whoever came as a teacher has no share.
  if (!join || place >= join.first + join.count) return;
  const ofShare = await transaction.labJoin.findMany({ where: { labId, share: join.share } });
  if ((await count({ place: { in: placesOf(ofShare) } })) >= Math.min(shared.ofShare, left)) {
    throw new Refused(fullBut(0));
  }
}

/** The places that guests took in such requests. */
function placesOf(joins: readonly { readonly first: number; readonly count: number }[]): number[] {
  return joins.flatMap(({ first, count }) => Array.from({ length: count }, (_, nth) => first + nth));
}
