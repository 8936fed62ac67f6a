import path from 'node:path';
import { z } from 'zod';
import type { DatabaseLocation } from '@/lib/server/database/database';
import { parseTrustedProxies, type TrustedProxies } from '@/lib/server/limits/client-address';
import { type Limits, parseLimits } from '@/lib/server/limits/limits';
import { missingForSignIn, type SignInSettings, signInSettings, signInVariables } from './sign-in-settings';

/** What the environment decides for the application; where to listen is up to scripts/serve.mjs. */
export interface Config {
  readonly location: DatabaseLocation;
  /** Origins of other sites that may read and write. */
  readonly corsOrigins: ReadonlySet<string>;
  /** What cookies and links are signed with: the first signs, all verify. Empty: the database keeps keys of its own. */
  readonly cookieSecrets: readonly string[];
  readonly logLevel: string;
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
  error: (issue) => `“${issue.input}” is no origin; write it like https://app.example`,
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

const variables = z.object({
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'has to begin with postgresql://')
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
  PUBLIC_URL: z
    .string()
    .transform((text) => text.replace(/\/$/, ''))
    .pipe(origin)
    .optional(),
  TRUSTED_PROXY: readBy(parseTrustedProxies),
  LIMITS: readBy(parseLimits),
  ...signInVariables,
});

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
  const { DATA_DIR, DATABASE_URL, CORS_ORIGINS, COOKIE_SECRET, LOG_LEVEL, PUBLIC_URL } = parsed.data;
  const { TRUSTED_PROXY, LIMITS } = parsed.data;
  return {
    location: DATABASE_URL
      ? { provider: 'postgresql', url: DATABASE_URL }
      : { provider: 'sqlite', file: path.resolve(DATA_DIR, 'midair.sqlite') },
    corsOrigins: new Set(CORS_ORIGINS),
    cookieSecrets: COOKIE_SECRET,
    logLevel: LOG_LEVEL,
    publicUrl: PUBLIC_URL ?? null,
    signIn: signInSettings(parsed.data),
    trustedProxies: TRUSTED_PROXY,
    limits: LIMITS,
  };
}
