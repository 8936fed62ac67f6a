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

  async join(id: string, count: number, room: Room): Promise<number | null> {
    return this.#unlessFull((transaction) => admit(transaction, id, count, room));
  }

  async takePlace(
    id: string,
    { personId, name: wanted }: Newcomer,
    room: Room,
  ): Promise<(OwnPlace & { isNew: boolean }) | null> {
    const known = await this.placeOf(id, personId);
    if (known) return { ...known, isNew: false };
    return this.#unlessFull(async (transaction) => {
      if (!(await holdLab(transaction, id))) throw new NoRoom();
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

  async ownPlaces(id: string): Promise<readonly OwnPlace[]> {
    return this.#read.labPlace.findMany({
      where: { labId: id },
      orderBy: { place: 'asc' },
      select: PLACE,
    });
  }

  async addTeacher(id: string, personId: string, most: number): Promise<boolean> {
    return this.#database.write(async (transaction) => {
      if (!(await holdLab(transaction, id))) return false;
      const teachers = await transaction.labTeacher.findMany({ where: { labId: id } });
      if (teachers.some((teacher) => teacher.personId === personId)) return true;
      if (teachers.length >= most) return false;
      await transaction.labTeacher.create({ data: { labId: id, personId } });
      return true;
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
  ): Promise<KeptProgress | null> {
    return this.#unlessFull(async (transaction) => {
      if (!(await holdLab(transaction, id))) throw new NoRoom();
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

  async #unlessFull<Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value | null> {
    try {
      return await this.#database.write(work);
    } catch (fault) {
      if (fault instanceof NoRoom) return null;
      throw fault;
    }
  }

  get #read() {
    return this.#database.readClient;
  }
}

/** There is no room for what somebody wants; what was done is undone with it. */
class NoRoom extends Error {}

/** Has others wait who change the same lab, so that what is read next stays true; false where there is none. */
async function holdLab(transaction: Transaction, id: string): Promise<boolean> {
  const { count } = await transaction.lab.updateMany({ where: { id }, data: { joined: { increment: 0 } } });
  return count > 0;
}

/** Takes in clients; answers with how many there are with them. */
async function admit(
  transaction: Transaction,
  id: string,
  count: number,
  { most, guest }: Room,
): Promise<number> {
  // Counted by the statement that adds: whoever read afterwards would find those who joined meanwhile as well. From here on
  // others wait, so that what is counted next stays true.
  const [lab] = await transaction.lab.updateManyAndReturn({
    where: { id, joined: { lte: most - count } },
    data: { joined: { increment: count } },
    select: { joined: true },
  });
  if (!lab) throw new NoRoom();
  if (!guest) return lab.joined;
  const { personId, share, mostOfPerson, mostOfShare } = guest;
  const first = lab.joined - count;
  const taken = async (by: { readonly share?: string; readonly personId?: string | null }) => {
    const { _sum } = await transaction.labJoin.aggregate({
      where: { labId: id, ...by },
      _sum: { count: true },
    });
    return (_sum.count ?? 0) + count;
  };
  if ((await taken({ share })) > Math.min(mostOfShare, most - first)) throw new NoRoom();
  const ofPerson = personId === null ? { personId, share } : { personId };
  if ((await taken(ofPerson)) > mostOfPerson) throw new NoRoom();
  await transaction.labJoin.create({ data: { labId: id, first, count, personId, share } });
  return lab.joined;
}

/** Throws where one more challenge would be too many: of the client, or of the lab. */
async function requireRoom(
  transaction: Transaction,
  labId: string,
  place: number,
  { ofPlace, ofLab }: ProgressRoom,
): Promise<void> {
  if ((await transaction.labProgress.count({ where: { labId, place } })) >= ofPlace) throw new NoRoom();
  if ((await transaction.labProgress.count({ where: { labId } })) >= ofLab) throw new NoRoom();
}
