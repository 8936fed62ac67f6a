/** Lines of the server's own source that a challenge shows. */
export type SourceId = keyof typeof SOURCES;

/** A snippet: the file that it is in, and its lines. */
interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

export const SOURCES = {
  'if-match': { file: 'lib/http/conditions/preconditions.ts', lines: [] },
} as const satisfies Readonly<Record<string, Source>>;
