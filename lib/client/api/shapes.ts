import { ACCESS } from '@/lib/client/document/access';
import {
  array,
  boolean,
  exactly,
  nullable,
  nullish,
  number,
  object,
  oneOf,
  optional,
  type Read,
  string,
} from './shape';

/** The document itself, as stored: two members, nothing else. */
export const content = exactly({ title: string, body: string });

/** Who did something, as the server names people. */
export const authorMembers = { id: string, name: string, colour: number };
export const author = object(authorMembers);

export type Person = Read<typeof author>;

/** Oneself. */
export const myself = object({
  ...authorMembers,
  /** Who became this person: what those began is this one's. */
  was: optional(array(string)),
  /** Whom one has become in another browser, where all is that one had. */
  became: optional(author),
});

export type Myself = Read<typeof myself>;

/** One row of the list of documents. */
export const documentRow = object({
  id: string,
  title: string,
  /** Of a search: the text around the first place that has what was searched for. */
  snippet: optional(string),
  version: number,
  etag: string,
  /** Who saved the newest version. */
  author: nullable(author),
  savedAt: string,
  /** Absent in lists that were kept by an earlier release. */
  createdAt: optional(string),
  /** What one may do with it; absent in lists that were kept by an earlier release. */
  access: optional(oneOf(...ACCESS)),
  /** Whether one owns it, rather than having opened it. */
  owned: boolean,
  /** `null` where it is everybody's; absent in lists that were kept by an earlier release. */
  owner: nullish(author),
  deletedAt: nullish(string),
});

export type DocumentRow = Read<typeof documentRow>;

/** One row of a document's history. */
export const versionRow = object({
  version: number,
  etag: string,
  title: string,
  author: nullable(author),
  savedAt: string,
  /** The tag of the version before. */
  parent: nullable(string),
  /** The tag that its author had started from, when the save was a merge. */
  mergeBase: nullable(string),
  /** Bytes of the representation. */
  size: number,
  linesAdded: number,
  linesRemoved: number,
  /** Where it brings an earlier content back, the first version that had it; absent in rows of an earlier release. */
  restored: nullish(number),
  /** What people call it; absent in rows of an earlier release. */
  name: nullish(string),
});

export type VersionRow = Read<typeof versionRow>;

/** Which versions the lines of a version are from. */
export const lineOrigins = object({
  version: number,
  /** All lines in order, those from one version together; `null`: older than what was looked at. */
  runs: array(object({ version: nullable(number), count: number })),
  versions: array(object({ version: number, author, savedAt: string })),
  /** The newest version that was not looked at, where lines are older. */
  lookedBackTo: nullable(number),
  /** Whether lines may be older than said. */
  coarse: boolean,
});

export type LineOrigins = Read<typeof lineOrigins>;

/** What a version is called. */
export const versionName = object({ name: string });
