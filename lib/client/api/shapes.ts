import * as z from 'zod/mini';

import { ACCESS } from '@/lib/client/document/access';

/** The document itself, as stored: two members, nothing else. */
export const content = z.strictObject({ title: z.string(), body: z.string() });

/** Who did something, as the server names people. */
export const author = z.object({ id: z.string(), name: z.string(), colour: z.number() });

export type Person = z.infer<typeof author>;

/** Oneself. */
export const myself = z.extend(author, {
  /** Who became this person: what those began is this one's. */
  was: z.optional(z.array(z.string())),
  /** Whom one has become in another browser, where all is that one had. */
  became: z.optional(author),
});

export type Myself = z.infer<typeof myself>;

/** One row of the list of documents. */
export const documentRow = z.object({
  id: z.string(),
  title: z.string(),
  /** Of a search: the text around the first place that has what was searched for. */
  snippet: z.optional(z.string()),
  version: z.number(),
  etag: z.string(),
  /** Who saved the newest version. */
  author: z.nullable(author),
  savedAt: z.string(),
  /** Absent in lists that were kept by an earlier release. */
  createdAt: z.optional(z.string()),
  /** What one may do with it; absent in lists that were kept by an earlier release. */
  access: z.optional(z.enum(ACCESS)),
  /** Whether one owns it, rather than having opened it. */
  owned: z.boolean(),
  /** `null` where it is everybody's; absent in lists that were kept by an earlier release. */
  owner: z.nullish(author),
  deletedAt: z.nullish(z.string()),
});

export type DocumentRow = z.infer<typeof documentRow>;

/** One row of a document's history. */
export const versionRow = z.object({
  version: z.number(),
  etag: z.string(),
  title: z.string(),
  author: z.nullable(author),
  savedAt: z.string(),
  /** The tag of the version before. */
  parent: z.nullable(z.string()),
  /** The tag that its author had started from, when the save was a merge. */
  mergeBase: z.nullable(z.string()),
  /** Bytes of the representation. */
  size: z.number(),
  linesAdded: z.number(),
  linesRemoved: z.number(),
  /** Where it brings an earlier content back, the first version that had it; absent in rows of an earlier release. */
  restored: z.nullish(z.number()),
  /** What people call it; absent in rows of an earlier release. */
  name: z.nullish(z.string()),
});

export type VersionRow = z.infer<typeof versionRow>;

/** Which versions the lines of a version are from. */
export const lineOrigins = z.object({
  version: z.number(),
  /** All lines in order, those from one version together; `null`: older than what was looked at. */
  runs: z.array(z.object({ version: z.nullable(z.number()), count: z.number() })),
  versions: z.array(z.object({ version: z.number(), author, savedAt: z.string() })),
  /** The newest version that was not looked at, where lines are older. */
  lookedBackTo: z.nullable(z.number()),
  /** Whether lines may be older than said. */
  coarse: z.boolean(),
});

export type LineOrigins = z.infer<typeof lineOrigins>;

/** What a version is called. */
export const versionName = z.object({ name: z.string() });
