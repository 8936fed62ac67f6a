import path from 'node:path';
import { z } from 'zod';
import type { DatabaseLocation } from '@/lib/server/database/database';
import { FEWEST_CONNECTIONS, postgresAt, USUAL_CONNECTIONS } from '@/lib/server/database/postgres-pool';
import { parseTrustedProxies, type TrustedProxies } from '@/lib/server/limits/client-address';
import { type Limits, parseLimits } from '@/lib/server/limits/limits';
import { missingForSignIn, type SignInSettings, signInSettings, signInVariables } from './sign-in-settings';

/** What the environment decides for the application; where to listen is up to scripts/serve.mjs. */
export interface Config {
  readonly location: DatabaseLocation;
  /** The address of a Redis, or a Valkey, by which instances hear of each other; `null`: they do by the database. */
  readonly redisUrl: string | null;
  /** Origins of other sites that may read and write. */
  readonly corsOrigins: ReadonlySet<string>;
  /** What cookies and links are signed with: the first signs, all verify. Empty: the database keeps keys of its own. */
  readonly cookieSecrets: readonly string[];
  readonly logLevel: string;
  /** What whoever watches the server brings along to read its metrics; `null`: there are none. */
  readonly metricsToken: string | null;
  /** The origin that people reach the server by; `null`: whatever they asked for. */
  readonly publicUrl: string | null;
  /** Where people may sign in; `null`: nowhere, and nobody has to. */
  readonly signIn: SignInSettings | null;
  /** Proxies that say truly whom they forward for. */
  readonly trustedProxies: TrustedProxies;
  /** How much anybody may ask for. */
  readonly limits: Limits;
}

/** The environment does not make sense; the message says what to mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** An origin as browsers send it: scheme, host, perhaps a port, and no path. */
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  error: (issue) => `“${issue.input}” is not an origin; write it like https://app.example`,
});

/** A setting that something else reads; its RangeError says what is wrong. */
function readBy<Value>(parse: (text: string) => Value) {
  return z
    .string()
    .default('')
    .transform((text, context) => {
      try {
        return parse(text);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
        return z.NEVER;
      }
    });
}

/** Whether a client of Redis understands an address: it may end in the number of a database. */
function isRedisAddress(text: string): boolean {
  try {
    const { protocol, username, password, pathname } = new URL(text);
    decodeURIComponent(username + password);
    return /^rediss?:$/.test(protocol) && /^(?:\/\d{0,5})?$/.test(pathname);
  } catch {
    return false;
  }
}

const variables = z.object({
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'has to begin with postgresql://')
    .refine(URL.canParse, 'is not an address; write it like postgresql://user:password@host:5432/database')
    .optional(),
  DATABASE_CONNECTIONS: z
    .string()
    .default(String(USUAL_CONNECTIONS))
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= FEWEST_CONNECTIONS, {
      error: `has to be a number from ${FEWEST_CONNECTIONS} to 9999`,
    })
    .transform(Number),
  REDIS_URL: z
    .string()
    .refine(
      isRedisAddress,
      'is not an address; write it like redis://user:password@host:6379, or rediss:// for TLS',
    )
    .optional(),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== ''))
    .pipe(z.array(origin)),
  COOKIE_SECRET: z
    .string()
    .optional()
    .transform((text) => (text === undefined ? [] : text.split(',').map((part) => part.trim())))
    .pipe(z.array(z.string().min(32, 'has to have at least 32 characters each'))),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\w.~+/-]{32,}=*$/,
      'has to have at least 32 characters, letters, digits and any of -._~+/ (RFC 6750 §2.1)',
    )
    .optional(),
  PUBLIC_URL: z
    .string()
    .transform((text) => text.replace(/\/$/, ''))
    .pipe(origin)
    .optional(),
  TRUSTED_PROXY: readBy(parseTrustedProxies),
  LIMITS: readBy(parseLimits),
  ...signInVariables,
});

/** The names of all that the environment may say. */
export const VARIABLES: readonly string[] = Object.keys(variables.shape);

const environment = variables.superRefine((given, { addIssue }) => {
  const missing = missingForSignIn(given);
  if (missing) addIssue({ code: 'custom', path: [missing.variable], message: missing.needs });
});

/** Reads and checks the environment; a variable that is empty counts as absent. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
    throw new ConfigError(`The configuration cannot be used: ${faults.join('; ')}.`);
  }
  const { DATA_DIR, DATABASE_URL, DATABASE_CONNECTIONS, REDIS_URL, CORS_ORIGINS } = parsed.data;
  const { COOKIE_SECRET, LOG_LEVEL, METRICS_TOKEN, PUBLIC_URL, TRUSTED_PROXY, LIMITS } = parsed.data;
  return {
    location: DATABASE_URL
      ? postgresAt(DATABASE_URL, DATABASE_CONNECTIONS)
      : { provider: 'sqlite', file: path.resolve(DATA_DIR, 'midair.sqlite') },
    redisUrl: REDIS_URL ?? null,
    corsOrigins: new Set(CORS_ORIGINS),
    cookieSecrets: COOKIE_SECRET,
    logLevel: LOG_LEVEL,
    metricsToken: METRICS_TOKEN ?? null,
    publicUrl: PUBLIC_URL ?? null,
    signIn: signInSettings(parsed.data),
    trustedProxies: TRUSTED_PROXY,
    limits: LIMITS,
  };
}
