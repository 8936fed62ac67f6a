import type { Fault, FaultKind } from './fault';
import { deletedAfter, markIn, patched } from './kept';
import type { Outcome } from './outcomes';
import type { Act, KeptDocument, TortureRecord } from './record';

/**
 * Compares what was asked for with what is kept: every acknowledged act is there exactly once, what was refused is not, what
 * has no answer at most once; each version says what was sent and follows from the version that its act named; nothing else is
 * there.
 */
export function checkChain(record: TortureRecord, outcomes: readonly Outcome[]): readonly Fault[] {
  const faults: Fault[] = [];
  const byMark = new Map(record.acts.map((act, at) => [act.mark, at]));
  const found = new Map<number, string>();
  for (const kept of record.documents) {
    const say: Say = (kind, says) => {
      faults.push({ kind, document: kept.id, says });
    };
    checkNumbers(kept, say);
    for (const [at, version] of kept.versions.entries()) {
      if (at < kept.given) continue;
      const place = `version ${version.version} of ${kept.id}`;
      const number = byMark.get(markIn(version.content) ?? '');
      if (number === undefined) {
        say('unknown', `${place} was written by nobody`);
        continue;
      }
      const before = found.get(number);
      const mark = record.acts[number]!.mark;
      if (before !== undefined) say('doubled', `“${mark}” is ${before} and ${place}`);
      found.set(number, place);
      checkVersion(kept, at, record.acts[number]!, outcomes[number]!, say);
    }
    checkDeletions(kept, record.acts, outcomes, say);
    checkEnd(kept, say);
  }
  record.acts.forEach(({ kind, document, mark }, at) => {
    if (kind === 'delete' || outcomes[at]!.is !== 'acknowledged' || found.has(at)) return;
    faults.push({ kind: 'lost', document, says: `“${mark}” was acknowledged and is in no version` });
  });
  return faults;
}

type Say = (kind: FaultKind, says: string) => void;

/** Each version has a tag of its own and the number after the one before, and follows on that or on nothing. */
function checkNumbers({ id, versions }: KeptDocument, say: Say): void {
  const tags = new Map<string, number>();
  const parents = new Map<string, number>();
  versions.forEach(({ version, tag, parent }, at) => {
    const before = versions[at - 1];
    const expected = (before?.version ?? 0) + 1;
    if (version < expected) say('forked', `${id} has two versions ${version}`);
    if (version > expected) say('lost', `${id} has no version ${expected}, but ${version}`);
    const twin = tags.get(tag);
    if (twin !== undefined) say('ambiguous', `versions ${twin} and ${version} of ${id} both have ${tag}`);
    tags.set(tag, version);
    if (parent === null) return;
    const sibling = parents.get(parent);
    if (sibling !== undefined)
      say('forked', `versions ${sibling} and ${version} of ${id} both follow ${parent}`);
    else if (parent !== before?.tag)
      say('forked', `version ${version} of ${id} follows ${parent}, not ${before?.tag}`);
    parents.set(parent, version);
  });
}

function checkVersion(
  { id, versions }: KeptDocument,
  at: number,
  act: Act,
  outcome: Outcome,
  say: Say,
): void {
  const { version, tag, parent, content } = versions[at]!;
  const place = `version ${version} of ${id}`;
  const before = parent === null ? undefined : versions[at - 1];
  if (act.document !== null && act.document !== id)
    say('altered', `“${act.mark}” was meant for ${act.document}, and is ${place}`);
  if (act.document === null && at > 0)
    say('altered', `“${act.mark}” was to make a document, and is ${place}`);
  if (outcome.is === 'refused') say('refused', `“${act.mark}” was refused, and is ${place}`);
  for (const told of new Set(outcome.tags)) {
    if (told !== tag)
      say('altered', `“${act.mark}” was acknowledged as ${told}, and is ${place}, which has ${tag}`);
  }
  if (content !== (act.content ?? patched(before, act.mark)))
    say('altered', `${place} is not what “${act.mark}” sent`);
  if (parent === act.base) return;
  say('forked', `${place} was made of ${act.base ?? 'nothing'}, and is stored over ${parent ?? 'nothing'}`);
  const base = versions.findIndex((each) => each.tag === act.base);
  for (const unseen of versions.slice(base + 1, at)) {
    say('lost', `version ${unseen.version} of ${id} was overwritten by “${act.mark}”, which had not seen it`);
  }
}

/** Each deletion was asked for, and each that was acknowledged was made of the version that it named. */
function checkDeletions(
  kept: KeptDocument,
  acts: readonly Act[],
  outcomes: readonly Outcome[],
  say: Say,
): void {
  const deletes = acts.flatMap((act, at) =>
    act.kind === 'delete' && act.document === kept.id ? [{ act, is: outcomes[at]!.is }] : [],
  );
  const places = new Map(kept.versions.map(({ tag }, at) => [tag, at]));
  const done = new Map<string, string>();
  for (const { act, is } of deletes) {
    if (is !== 'acknowledged') continue;
    const base = act.base ?? '';
    const at = places.get(base);
    if (at === undefined) say('unknown', `“${act.mark}” deleted ${base}, which is no version of ${kept.id}`);
    else if (!deletedAfter(kept, at))
      say('undead', `“${act.mark}” deleted ${kept.id} at ${base}, and it lives on`);
    const other = done.get(base);
    if (other !== undefined)
      say('doubled', `“${other}” and “${act.mark}” both deleted ${kept.id} at ${base}`);
    done.set(base, act.mark);
  }
  kept.versions.forEach(({ tag, version }, at) => {
    if (!deletedAfter(kept, at)) return;
    const asked = deletes.filter(({ act }) => act.base === tag);
    if (asked.some(({ is }) => is !== 'refused')) return;
    const mark = asked[0]?.act.mark;
    if (mark === undefined) say('unknown', `${kept.id} was deleted at version ${version} by nobody`);
    else say('refused', `“${mark}” was refused, and deleted ${kept.id} at version ${version}`);
  });
}

/** What a document says in the end is the last version of its history. */
function checkEnd({ id, versions, current }: KeptDocument, say: Say): void {
  const last = versions.at(-1);
  if (current === null || (current.tag === last?.tag && current.content === last.content)) return;
  say('forked', `${id} says ${current.tag}, and its history ends with ${last?.tag ?? 'nothing'}`);
}
