/** Lines of the server's own source that a challenge shows. */
export type SourceId = keyof typeof SOURCES;

/** A quotation: the file that it is from, and its lines. */
interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

// biome-ignore format: scripts/quote-sources.ts writes it, and a test compares it.
// Quoted from here on.
export const SOURCES = {
  'no-guard': {
    file: 'lib/lab/guards/guard-policy.ts',
    lines: [
      'const blind = { ...request, ifMatch: null, ifNoneMatch: null, ifModifiedSince: null };',
      '// …',
      "case 'none':",
      '  return {',
      '    conditions: { ...blind, ifUnmodifiedSince: null },',
      '    required: false,',
      '    atomic: true,',
      '    locked: false,',
      '  };',
    ],
  },
  'if-match': {
    file: 'lib/http/conditions/preconditions.ts',
    lines: [
      'function checkMatch(value: string, current: Validators | null): FailedPrecondition | null {',
      '  const list = parseEntityTagList(value);',
      "  if (list.kind === 'malformed') return failed('If-Match', 'malformed', []);",
      "  const tags = list.kind === 'list' ? list.tags : [];",
      "  if (current === null) return failed('If-Match', 'missing', tags);",
      '  const { etag } = current;',
      "  if (list.kind === 'any' || (etag && tags.some((tag) => strongMatch(tag, etag)))) return null;",
      '  const weakly = etag && tags.some((tag) => weakMatch(tag, etag));',
      "  return failed('If-Match', weakly ? 'weak-tag' : 'no-match', tags);",
      '}',
    ],
  },
  star: {
    file: 'lib/http/conditions/preconditions.ts',
    lines: [
      "if (current === null) return failed('If-Match', 'missing', tags);",
      'const { etag } = current;',
      "if (list.kind === 'any' || (etag && tags.some((tag) => strongMatch(tag, etag)))) return null;",
    ],
  },
  gone: {
    file: 'lib/http/conditions/preconditions.ts',
    lines: [
      'function checkMatch(value: string, current: Validators | null): FailedPrecondition | null {',
      '  const list = parseEntityTagList(value);',
      "  if (list.kind === 'malformed') return failed('If-Match', 'malformed', []);",
      "  const tags = list.kind === 'list' ? list.tags : [];",
      "  if (current === null) return failed('If-Match', 'missing', tags);",
    ],
  },
  'if-none-match': {
    file: 'lib/http/conditions/preconditions.ts',
    lines: [
      '  current !== null &&',
      "  (noneMatch.kind === 'any' || noneMatch.tags.some((tag) => current.etag && weakMatch(tag, current.etag)))",
      ') {',
      "  if (reads) return { outcome: 'not-modified' };",
      "  return failed('If-None-Match', 'exists', noneMatch.kind === 'any' ? [] : noneMatch.tags);",
    ],
  },
  dates: {
    file: 'lib/http/conditions/preconditions.ts',
    lines: [
      'const since = value === null ? null : parseHttpDate(value, now);',
      'if (since === null || current === null || current.lastModified === null) return null;',
      'if (unmodifiedFrom(current, wholeSecond(current.lastModified)) <= since) return null;',
      "return failed('If-Unmodified-Since', 'modified-since', []);",
    ],
  },
  required: {
    file: 'lib/http/conditions/require-precondition.ts',
    lines: [
      "const OVERWRITING = new Set(['PUT', 'PATCH', 'DELETE']);",
      '// …',
      "if (decision.outcome !== 'perform' || decision.guarded !== 'none' || !OVERWRITING.has(method)) return null;",
      "return exists ? 'If-Match' : 'If-None-Match';",
    ],
  },
  weak: {
    file: 'lib/http/fields/entity-tag.ts',
    lines: [
      'export function strongMatch(a: EntityTag, b: EntityTag): boolean {',
      '  return !a.weak && !b.weak && a.opaque === b.opaque;',
      '}',
      '// …',
      'export function weakMatch(a: EntityTag, b: EntityTag): boolean {',
      '  return a.opaque === b.opaque;',
      '}',
    ],
  },
  'same-act': {
    file: 'lib/documents/use-cases/repeated-act.ts',
    lines: [
      'const completed = await ports.documents.recall(act);',
      'if (!completed) return null;',
      "if (completed.digest !== act.digest) return { kind: 'key-reused' };",
      '// …',
      '  current?.etag === completed.etag',
      '    ? await ports.documents.revision(completed.documentId, completed.version)',
      '    : null;',
      'if (revision)',
      "  return { kind: 'saved', effect: completed.created ? 'created' : 'updated', revision, repeated: true };",
    ],
  },
  'two-steps': {
    file: 'lib/documents/use-cases/change-document.ts',
    lines: [
      'const refused = checked ? null : await refuseChange(ports, conditions, id, document, guard?.required);',
      'if (refused) return refused;',
      'if (guard?.betweenCheckAndWrite && !checked) {',
      '  await guard.betweenCheckAndWrite();',
      '  checked = true;',
      '  continue;',
      '}',
      '// …',
      'if (await ports.documents.commit(asFound(document), step.change, act)) return step.done;',
    ],
  },
  lock: {
    file: 'lib/server/labs/database-labs.ts',
    lines: [
      'async lock(id: string, { holder, token, until }: Locking, now: Date): Promise<boolean> {',
      '  const { count } = await this.#database.write((transaction) =>',
      '    transaction.lab.updateMany({',
      '      where: { id, OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }, { lockHolder: holder }] },',
      '      data: { lockHolder: holder, lockToken: token, lockedUntil: until },',
      '    }),',
      '  );',
      '  return count === 1;',
      '}',
    ],
  },
} as const satisfies Readonly<Record<string, Source>>;
