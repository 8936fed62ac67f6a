import type { Lab } from '@/lib/server/labs/lab';
import type {
  GatePlace,
  GateTerms,
  Joining,
  LabRepository,
  Locking,
  Met,
  Recorded,
  RecordLimits,
} from '@/lib/server/labs/repository';

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
  record: Recorded[];
  followedAt: number | null;
  readonly joins: { readonly count: number; readonly personId: string | null; readonly share: string }[];
  gates: Gate[];
}

type Which = Parameters<LabRepository['count']>[0];

/** Labs kept in memory, without their documents. */
export class MemoryLabs implements LabRepository {
  readonly #labs = new Map<string, Kept>();

  async insert(lab: Lab, mostOfOwner = Number.POSITIVE_INFINITY): Promise<boolean> {
    if (this.#count({ ownerId: lab.ownerId, trial: false }) >= mostOfOwner) return false;
    this.#labs.set(lab.id, { lab, told: 0, record: [], followedAt: null, joins: [], gates: [] });
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

  async change(before: Lab, next: Pick<Lab, 'guard' | 'paused'>): Promise<boolean> {
    return this.#change(
      before.id,
      ({ guard, paused, round }) =>
        guard === before.guard && paused === before.paused && round === before.round,
      next,
    );
  }

  async restart(id: string, next: Pick<Lab, 'guard' | 'startVersion'>): Promise<Lab | null> {
    const kept = this.#labs.get(id);
    if (!kept) return null;
    if (kept.lab.startVersion >= next.startVersion) return kept.lab;
    const free = { lockHolder: null, lockToken: null, lockedUntil: null };
    kept.lab = { ...kept.lab, ...next, ...free, round: kept.lab.round + 1 };
    kept.record = [];
    return kept.lab;
  }

  async join(id: string, { count, most, guest }: Joining): Promise<number | null> {
    const kept = this.#labs.get(id);
    if (!kept || kept.lab.joined > most - count) return null;
    if (guest) {
      const { personId, share, mostOfPerson, mostOfShare } = guest;
      const taken = (by: 'personId' | 'share', whose: string) =>
        kept.joins.filter((join) => join[by] === whose).reduce((sum, join) => sum + join.count, count);
      if (taken('share', share) > Math.min(mostOfShare, most - kept.lab.joined)) return null;
      if (personId !== null && taken('personId', personId) > mostOfPerson) return null;
      kept.joins.push({ count, personId, share });
    }
    kept.lab = { ...kept.lab, joined: kept.lab.joined + count };
    return kept.lab.joined;
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

  async record(id: string, round: number, texts: readonly string[], limits: RecordLimits): Promise<boolean> {
    const kept = this.#labs.get(id);
    if (kept?.lab.round !== round) return false;
    for (const text of texts) {
      kept.told += 1;
      kept.record.push({ sequence: kept.told, round, text });
    }
    while (kept.record.length > limits.exchanges || bytesOf(kept) > limits.ofOne) kept.record.shift();
    const all = () => this.#all().reduce((sum, one) => sum + bytesOf(one), 0);
    while (all() > limits.bytes) {
      this.#all()
        .toSorted((a, b) => bytesOf(b) - bytesOf(a))[0]!
        .record.shift();
    }
    return true;
  }

  async recordedAfter(id: string, sequence: number): Promise<readonly Recorded[]> {
    return (this.#labs.get(id)?.record ?? []).filter((one) => one.sequence > sequence).slice(0, 100);
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
