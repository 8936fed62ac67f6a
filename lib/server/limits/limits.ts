/** How much of one thing may be asked for. A number that is missing sets no limit. */
export interface Limit {
  /** By one person, on whatever device and from whatever address. */
  readonly person?: number;
  /** From one address, where a whole class may sit. */
  readonly address?: number;
  /** By everybody together, of one process. */
  readonly all?: number;
}

/**
 * All limits, for one minute each (`WINDOW`), except `streams` and `connections`, of which so many may be open at once.
 * They are far above what people do: a class of forty behind one address, each with two tabs, never meets one. A loop gone wrong does.
 */
const DEFAULTS = {
  /** All reads, and new event streams. They are not counted for each person, because counting must not make reading slower. */
  reads: { address: 300_000 },
  /** Searches for text in documents; one counts once more for each 4 MiB that it looks through. */
  searches: { person: 600, address: 6_000 },
  /** Saves, patches, deletions, and everything else that changes something. */
  updates: { person: 6_000, address: 60_000 },
  /** Bytes of content in all writes, except those of labs. */
  bytes: { person: 256 * 1_048_576, address: 1_024 * 1_048_576 },
  /** New documents. */
  creations: { person: 3_000, address: 3_000 },
  /** Writes by new visitors: each makes a person. */
  people: { address: 3_000 },
  /** Invites, tokens and links to another device that are made. */
  invites: { person: 120, address: 1_200 },
  /** Attempts to use an invite or a link to another device that never existed. */
  guesses: { address: 120 },
  /** Requests with a token that is not valid, or no longer valid. They are counted separately, so that a forgotten script does not lock people out of invites. */
  'wrong-tokens': { address: 120 },
  /** Sign-ins that begin. */
  'sign-ins': { address: 600 },
  /** Reports that a tab has a document open. */
  presence: { person: 3_000, address: 60_000 },
  /** New labs. Each column of the lab's grid makes two dozen at once, and removes them again. */
  labs: { person: 1_200, address: 12_000 },
  /** All other requests to a lab: a race sends as many as a browser can. */
  'lab-requests': { address: 240_000 },
  /** Bytes of content that go to labs. */
  'lab-bytes': { address: 4_096 * 1_048_576 },
  /** Event streams that are open at once; each takes about 100 kB. */
  streams: { person: 1_000, address: 2_000, all: 5_000 },
  /** Connections that are open at once. This machine and trusted proxies have no limit of their own. */
  connections: { address: 2_000, all: 10_000 },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof DEFAULTS;
export type Limits = Readonly<Record<LimitName, Limit>>;

/** Seconds after which what was counted is forgotten. */
export const WINDOW = 60;

/** What is counted where all instances over one database see it; the rest each instance counts for itself. */
export const SHARED: ReadonlySet<LimitName> = new Set([
  'updates',
  'bytes',
  'creations',
  'people',
  'invites',
  'guesses',
  'wrong-tokens',
  'sign-ins',
] satisfies LimitName[]);

/**
 * Reads what a setting says of limits: `off` for none at all, or some in place of the defaults, such as
 * `updates.person=600, streams.address=off`. Throws a RangeError whose message says what is wrong.
 */
export function parseLimits(text: string): Limits {
  const changed: Record<string, Limit> = { ...DEFAULTS };
  if (text.trim() === 'off')
    return Object.fromEntries(Object.keys(changed).map((name) => [name, {}])) as Limits;
  for (const part of text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [, name = '', scope = '', value] =
      /^([a-z-]+)\.([a-z]+)\s*=\s*(off|[1-9]\d{0,11})$/.exec(part) ?? [];
    const known: Readonly<Record<string, number>> | undefined = Object.hasOwn(DEFAULTS, name)
      ? DEFAULTS[name as LimitName]
      : undefined;
    if (!known || !Object.hasOwn(known, scope)) throw new RangeError(`“${part}” is not a limit; ${usage()}`);
    changed[name] = { ...changed[name], [scope]: value === 'off' ? undefined : Number(value) };
  }
  return changed as Limits;
}

function usage(): string {
  const names = Object.entries(DEFAULTS).flatMap(([name, limit]) =>
    Object.keys(limit).map((scope) => `${name}.${scope}`),
  );
  return `write “off”, or name=number or name=off, separated by commas, with names among ${names.join(', ')}`;
}
