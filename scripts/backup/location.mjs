import path from 'node:path';
import { root } from '../prepare.mjs';

/** What keeps a backup from being made or put back, in words for whoever asked for it. Nothing was changed then. */
export class Refusal extends Error {
  name = 'Refusal';
}

/** Where the application keeps its data in an environment: see lib/server/config.ts. An empty variable counts as absent. */
export function locationIn({ DATABASE_URL, DATA_DIR }) {
  if (!DATABASE_URL) {
    return { provider: 'sqlite', file: path.resolve(root, DATA_DIR || 'data', 'midair.sqlite') };
  }
  if (/^postgres(ql)?:\/\//.test(DATABASE_URL) && URL.canParse(DATABASE_URL)) {
    return { provider: 'postgresql', url: new URL(DATABASE_URL) };
  }
  throw new Refusal(
    'DATABASE_URL is not an address; write it like postgresql://user:password@host:5432/database.',
  );
}

/** A location in words, without what is secret in it. */
export const nameOf = ({ file }) => file ?? 'the database of DATABASE_URL';

/** The one file that a command names, from where it was called; npm goes to the project's folder first. */
export function fileNamed([name, ...more], { INIT_CWD }, usage) {
  if (name === undefined || name.startsWith('-') || more.length > 0) throw new Refusal(usage);
  return path.resolve(INIT_CWD || process.cwd(), name);
}

/** Does what a command is for; what it answers is said. A refusal is said in one sentence and ends the process with 1. */
export async function saying(work) {
  try {
    console.log(await work());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
