import type { Caller } from '@/lib/documents/model/access';
import {
  type Forbidden,
  findEditable,
  findReadable,
  type Gone,
  type Missing,
} from '@/lib/documents/model/access';
import type { Act } from '@/lib/documents/model/act';
import type { VersionName } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound, type DocumentChange } from '@/lib/documents/model/repository';
import { MOST_NAMES, type TooManyNames } from '@/lib/documents/model/version-names';
import type { Person } from '@/lib/documents/people/person';
import type { Busy } from './change-document';
import type { KeyReused } from './repeated-act';

/** How often a change starts over after another one came first. */
const ATTEMPTS = 20;

export type NamingOutcome<Refusal> =
  | {
      readonly kind: 'named';
      /** What the version is called now; `null`: it has no name. */
      readonly named: VersionName | null;
      readonly created: boolean;
    }
  /** This very act was carried out before, and others came after it. */
  | { readonly kind: 'overtaken'; readonly named: VersionName | null }
  | Missing
  | Forbidden
  | Gone
  | KeyReused
  | TooManyNames
  | Busy
  | Refusal;

/** What a version is called, by whoever may read it; of a deleted document too. */
export async function readVersionName(
  { documents }: Ports,
  request: { readonly id: string; readonly version: number; readonly caller: Caller | null },
): Promise<{ readonly kind: 'found'; readonly named: VersionName } | Missing | Gone> {
  const document = await findReadable(documents, request.id, request.caller);
  if (document?.deleted?.forever) return { kind: 'gone', document };
  const named = document && (await documents.names(request.id)).get(request.version);
  return named ? { kind: 'found', named } : { kind: 'missing' };
}

/**
 * Names a version, or takes its name away, by whoever may edit. Every name is another change, so what a name goes by never
 * comes again. `wanted` judges what is there now, and says what it is to be: `null` for no name.
 */
export async function nameVersion<Refusal extends object>(
  { documents }: Ports,
  request: {
    readonly id: string;
    readonly version: number;
    readonly person: Person;
    readonly act: Act | null;
    /** Whether a name is taken away, which has to be there. */
    readonly removes: boolean;
    wanted(
      before: VersionName | null,
    ): Promise<{ readonly name: string | null } | { readonly refusal: Refusal }>;
  },
): Promise<NamingOutcome<Refusal>> {
  const { id, version, person, act } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await findEditable(documents, id, person);
    if ('kind' in found) return found;
    const { document } = found;
    if (!document) return { kind: 'missing' };
    if (document.deleted) return { kind: 'gone', document };
    const names = await documents.names(id);
    const before = names.get(version) ?? null;
    const completed = act && (await documents.recall(act));
    if (completed) {
      if (completed.digest !== act.digest) return { kind: 'key-reused' };
      if (completed.etag === null) return { kind: 'named', named: null, created: false };
      if (before?.change !== completed.version) return { kind: 'overtaken', named: before };
      return { kind: 'named', named: before, created: completed.created };
    }
    const [revision] = await documents.history(id, version + 1, 1);
    if (revision?.version !== version || (request.removes && !before)) return { kind: 'missing' };
    const wanted = await request.wanted(before);
    if ('refusal' in wanted) return wanted.refusal;
    const { name } = wanted;
    if (before && before.name === name) return { kind: 'named', named: before, created: false };
    if (!before && names.size >= MOST_NAMES) return { kind: 'too-many-names' };
    const change = document.names + 1;
    const naming: DocumentChange = {
      kind: 'name',
      documentId: id,
      version,
      name,
      names: change,
      created: before === null,
    };
    if (await documents.commit(asFound(document), naming, act)) {
      return { kind: 'named', named: name === null ? null : { name, change }, created: before === null };
    }
  }
  return { kind: 'busy' };
}
