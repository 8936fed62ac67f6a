import type {
  ClassRepository,
  KeptProgress,
  Newcomer,
  ProgressPlace,
  ProgressRoom,
  Room,
} from '@/lib/server/labs/class-repository';
import type { GatePlace, GateRepository, GateTerms, Met } from '@/lib/server/labs/gate-repository';
import type { Lab } from '@/lib/server/labs/lab';
import { clientNames, freeName, type OwnPlace } from '@/lib/server/labs/names';
import { afterSaying, type Said } from '@/lib/server/labs/progress';
import type {
  Recorded,
  Recording,
  RecordLimits,
  RecordRepository,
} from '@/lib/server/labs/record-repository';
import { fullBut, GONE, isRefused, type Refusal } from '@/lib/server/labs/refusal';
import type { LabRepository, Locking, Settings } from '@/lib/server/labs/repository';

interface Gate {
  readonly labId: string;
  readonly client: number | null;
  readonly name: string;
  met: Met | null;
  answered: boolean;
  opened: boolean;
  until: number;
}

interface Kept {
  lab: Lab;
  told: number;
  record: (Recorded & Recording)[];
  followedAt: number | null;
  readonly joins: {
    readonly first: number;
    readonly count: number;
    readonly personId: string | null;
    readonly share: string;
  }[];
  gates: Gate[];
  readonly places: (OwnPlace & Newcomer)[];
  progress: KeptProgress[];
  readonly teachers: Set<string>;
}

type Which = Parameters<LabRepository['count']>[0];

/** Labs kept in memory, without their documents. */
export class MemoryLabs implements LabRepository, RecordRepository, GateRepository, ClassRepository {
  readonly #labs = new Map<string, Kept>();

  async insert(lab: Lab, mostOfOwner = Number.POSITIVE_INFINITY): Promise<boolean> {
    if (this.#count({ ownerId: lab.ownerId, trial: false }) >= mostOfOwner) return false;
    this.#labs.set(lab.id, {
      lab,
      told: 0,
      record: [],
      followedAt: null,
      joins: [],
      gates: [],
      places: [],
      progress: [],
      teachers: new Set(),
    });
    return true;
  }

  async find(id: string): Promise<Lab | null> {
    return this.#labs.get(id)?.lab ?? null;
  }

  async count(which: Which): Promise<number> {
    return this.#count(which);
  }

  async trialsBefore(ownerId: string, newest: number): Promise<readonly string[]> {
    return this.#all()
      .map(({ lab }) => lab)
      .filter((lab) => lab.ownerId === ownerId && lab.trial)
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
      .slice(newest)
      .map(({ id }) => id);
  }

  async largestShare(): Promise<string | null> {
    const counts = new Map<string, number>();
    for (const { lab } of this.#all()) counts.set(lab.share, (counts.get(lab.share) ?? 0) + 1);
    return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  }

  async idlest(share: string, since: Date): Promise<string | null> {
    const missed = ({ trial, joined }: Lab) => (trial ? 0 : joined === 0 ? 1 : 2);
    const [least] = this.#all()
      .filter(
        ({ lab, followedAt }) => lab.share === share && (followedAt === null || followedAt < since.getTime()),
      )
      .map(({ lab }) => lab)
      .toSorted((a, b) => missed(a) - missed(b) || a.createdAt.getTime() - b.createdAt.getTime());
    return least?.id ?? null;
  }

  async over(at: Date): Promise<readonly string[]> {
    return this.#all()
      .filter(({ lab }) => lab.expiresAt <= at)
      .map(({ lab }) => lab.id);
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#labs.delete(id);
  }

  async followed(ids: readonly string[], at: Date): Promise<void> {
    for (const id of ids) {
      const kept = this.#labs.get(id);
      if (kept) kept.followedAt = at.getTime();
    }
  }

  async change(before: Lab, next: Settings): Promise<boolean> {
    return this.#change(
      before.id,
      ({ guard, paused, challenge, round }) =>
        guard === before.guard &&
        paused === before.paused &&
        challenge === before.challenge &&
        round === before.round,
      next,
    );
  }

  async restart(id: string, next: Pick<Lab, 'guard' | 'startVersion'>): Promise<Lab | null> {
    const kept = this.#labs.get(id);
    if (!kept) return null;
    if (kept.lab.startVersion >= next.startVersion) return kept.lab;
    const free = { lockHolder: null, lockToken: null, lockedUntil: null, gone: null };
    kept.lab = { ...kept.lab, ...next, ...free, round: kept.lab.round + 1 };
    kept.record = [];
    return kept.lab;
  }

  async join(id: string, count: number, room: Room): Promise<number | Refusal> {
    return this.#admit(id, count, room);
  }

  #admit(id: string, count: number, { most, guest }: Room): number | Refusal {
    const kept = this.#labs.get(id);
    if (!kept) return GONE;
    const first = kept.lab.joined;
    let left = most - first;
    if (guest) {
      const { personId, share, mostOfPerson, mostOfShare } = guest;
      const taken = (isOf: (join: Kept['joins'][number]) => boolean) =>
        kept.joins.filter(isOf).reduce((sum, join) => sum + join.count, 0);
      const ofShare = taken((join) => join.share === share);
      const ofPerson = taken(
        (join) => join.personId === personId && (personId !== null || join.share === share),
      );
      left = Math.min(Math.min(mostOfShare, left) - ofShare, mostOfPerson - ofPerson);
    }
    if (count > left) return fullBut(left);
    if (guest) kept.joins.push({ first, count, personId: guest.personId, share: guest.share });
    kept.lab = { ...kept.lab, joined: first + count };
    return kept.lab.joined;
  }

  async takePlace(id: string, { personId, name: wanted }: Newcomer, room: Room) {
    const known = this.#placeOf(id, personId);
    if (known) return { ...known, isNew: false };
    const joined = this.#admit(id, 1, room);
    if (isRefused(joined)) return joined;
    const { places } = this.#labs.get(id)!;
    const place = joined - 1;
    const name = freeName(wanted, clientNames(place, places));
    places.push({ place, personId, name });
    return { place, name, isNew: true };
  }

  async placeOf(id: string, personId: string): Promise<OwnPlace | null> {
    return this.#placeOf(id, personId);
  }

  #placeOf(id: string, personId: string): OwnPlace | null {
    const own = this.#labs.get(id)?.places.find((place) => place.personId === personId);
    return own ? { place: own.place, name: own.name } : null;
  }

  async ownerOf(id: string, place: number): Promise<string | null> {
    return this.#labs.get(id)?.places.find((own) => own.place === place)?.personId ?? null;
  }

  async ownPlaces(id: string): Promise<readonly OwnPlace[]> {
    return (this.#labs.get(id)?.places ?? []).map(({ place, name }) => ({ place, name }));
  }

  async guestPlaces(id: string): Promise<readonly number[]> {
    const joins = this.#labs.get(id)?.joins ?? [];
    return joins.flatMap(({ first, count }) => Array.from({ length: count }, (_, nth) => first + nth));
  }

  async addTeacher(id: string, personId: string, most: number): Promise<Refusal | null> {
    const teachers = this.#labs.get(id)?.teachers;
    if (!teachers) return GONE;
    if (!teachers.has(personId) && teachers.size >= most) return fullBut(0);
    teachers.add(personId);
    return null;
  }

  async isTeacher(id: string, personId: string): Promise<boolean> {
    return this.#labs.get(id)?.teachers.has(personId) ?? false;
  }

  async note(
    id: string,
    where: ProgressPlace,
    said: Said,
    now: Date,
    room: ProgressRoom,
  ): Promise<KeptProgress | Refusal> {
    const kept = this.#labs.get(id);
    if (!kept) return GONE;
    const ofClient = kept.progress.filter(({ place }) => place === where.place);
    const before = ofClient.find(({ challenge }) => challenge === where.challenge) ?? null;
    const progress = afterSaying(before, said, now);
    if (before && progress === before) return before;
    if (!before && (ofClient.length >= room.ofPlace || !hasRoom(kept, where.place, room))) return fullBut(0);
    kept.lab = { ...kept.lab, progressed: kept.lab.progressed + 1 };
    const { prediction, reachedAt } = progress;
    const next = { ...where, prediction, reachedAt, changed: kept.lab.progressed };
    kept.progress = [...kept.progress.filter((one) => one !== before), next];
    return next;
  }

  async progressAfter(id: string, changed: number): Promise<readonly KeptProgress[]> {
    return (this.#labs.get(id)?.progress ?? []).filter((one) => one.changed > changed);
  }

  async progressOf(id: string, place: number): Promise<readonly KeptProgress[]> {
    return (this.#labs.get(id)?.progress ?? []).filter((one) => one.place === place);
  }

  async lock(id: string, { holder, token, until }: Locking, now: Date): Promise<boolean> {
    return this.#change(
      id,
      ({ lockHolder, lockedUntil }) => lockHolder === holder || lockedUntil === null || lockedUntil <= now,
      { lockHolder: holder, lockToken: token, lockedUntil: until },
    );
  }

  async unlock(id: string, holder: string, token: string): Promise<boolean> {
    return this.#change(id, ({ lockHolder, lockToken }) => lockHolder === holder && lockToken === token, {
      lockHolder: null,
      lockToken: null,
      lockedUntil: null,
    });
  }

  async record(
    id: string,
    round: number,
    exchanges: readonly Recording[],
    limits: RecordLimits,
  ): Promise<boolean> {
    const kept = this.#labs.get(id);
    if (kept?.lab.round !== round) return false;
    for (const exchange of exchanges) {
      kept.told += 1;
      kept.record.push({ ...exchange, sequence: kept.told, round });
    }
    while (kept.record.length > limits.exchanges || bytesOf(kept) > limits.ofOne) forgetOldest(kept);
    const all = () => this.#all().reduce((sum, one) => sum + bytesOf(one), 0);
    while (all() > limits.bytes) forgetOldest(this.#all().toSorted((a, b) => bytesOf(b) - bytesOf(a))[0]!);
    return true;
  }

  async recordedAfter(id: string, sequence: number): Promise<readonly Recorded[]> {
    return (this.#labs.get(id)?.record ?? [])
      .filter((one) => one.sequence > sequence)
      .slice(0, 100)
      .map(({ sequence, round, text }) => ({ sequence, round, text }));
  }

  async meet(place: GatePlace & { readonly client: number }, met: Met, terms: GateTerms): Promise<boolean> {
    const gate = this.#gate(place, terms);
    if (!gate) return false;
    gate.met ??= met;
    if (met === 'held') return true;
    for (const one of this.#gatesOf(place)) {
      one.answered = true;
      one.until = Math.min(one.until, terms.until.getTime());
    }
    return true;
  }

  async met({ labId, client, name }: GatePlace, now: Date): Promise<Met | null> {
    const met = (this.#labs.get(labId)?.gates ?? [])
      .filter((gate) => gate.name === name && (client === null || gate.client === client))
      .filter(({ until }) => until > now.getTime())
      .flatMap((gate) => gate.met ?? []);
    return met.find((one) => one === 'held') ?? met[0] ?? null;
  }

  async open(place: GatePlace, terms: GateTerms): Promise<boolean> {
    const gate = this.#gate(place, terms);
    const { labId, client, name } = place;
    for (const one of this.#labs.get(labId)?.gates ?? []) {
      if (one.name === name && (client === null || one.client === client)) one.opened = true;
    }
    return gate !== null;
  }

  async isOpen(place: GatePlace & { readonly client: number }, now: Date): Promise<boolean> {
    return this.#gatesOf(place).some(({ opened, until }) => opened && until > now.getTime());
  }

  #count({ ownerId, share, trial }: Which): number {
    return this.#all().filter(
      ({ lab }) =>
        (ownerId === undefined || lab.ownerId === ownerId) &&
        (share === undefined || lab.share === share) &&
        (trial === undefined || lab.trial === trial),
    ).length;
  }

  #all(): readonly Kept[] {
    return [...this.#labs.values()];
  }

  #change(id: string, may: (lab: Lab) => boolean, next: Partial<Lab>): boolean {
    const kept = this.#labs.get(id);
    if (!kept || !may(kept.lab)) return false;
    kept.lab = { ...kept.lab, ...next };
    return true;
  }

  /** The gate of a client and the teacher's of that name. */
  #gatesOf({ labId, client, name }: GatePlace): readonly Gate[] {
    const gates = this.#labs.get(labId)?.gates ?? [];
    return gates.filter((gate) => gate.name === name && (gate.client === client || gate.client === null));
  }

  #gate({ labId, client, name }: GatePlace, { now, until, most }: GateTerms): Gate | null {
    const kept = this.#labs.get(labId);
    if (!kept) return null;
    kept.gates = kept.gates.filter((gate) => gate.until > now.getTime());
    const own = kept.gates.filter((gate) => gate.client === client);
    const known = own.find((gate) => gate.name === name);
    if (known) return known;
    if (own.length >= most) {
      const over = own.toSorted((a, b) => a.until - b.until).find(({ answered }) => answered);
      if (!over) return null;
      kept.gates = kept.gates.filter((gate) => gate !== over);
    }
    const gate: Gate = {
      labId,
      client,
      name,
      met: null,
      answered: false,
      opened: false,
      until: until.getTime(),
    };
    kept.gates.push(gate);
    return gate;
  }
}

function bytesOf({ record }: Kept): number {
  return record.reduce((bytes, { text }) => bytes + Buffer.byteLength(text), 0);
}

function forgetOldest(kept: Kept): void {
  const { sequence, wrote, endedAt } = kept.record.shift()!;
  const { gone, startVersion } = kept.lab;
  const version = Math.max(gone?.version ?? startVersion, wrote ?? 0);
  const at = new Date(Math.max(gone?.at.getTime() ?? 0, endedAt.getTime()));
  kept.lab = { ...kept.lab, gone: { sequence, version, at } };
}

/** Whether one more challenge finds room in a lab, and in the share of the address that a client joined from. */
function hasRoom({ joins, progress }: Kept, place: number, { shared }: ProgressRoom): boolean {
  if (!shared) return true;
  const shareOf = (of: number) => joins.find(({ first, count }) => of >= first && of < first + count)?.share;
  const left = shared.ofLab - progress.length;
  const share = shareOf(place);
  if (share === undefined) return left > 0;
  return progress.filter((one) => shareOf(one.place) === share).length < Math.min(shared.ofShare, left);
}
