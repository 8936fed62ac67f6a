import { type Exchange, fieldOf, isSuccess, isWrite } from './exchange';

/** Whose save made the version with that tag; `null` when no exchange tells, as of the text that a lab starts with. */
export function whoSaved(exchanges: readonly Exchange[], tag: string): string | null {
  const write = exchanges.find(
    (each) => isWrite(each) && isSuccess(each) && fieldOf(each.responseFields, 'etag') === tag,
  );
  return write?.client ?? null;
}
