import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Row } from './row';

/** What a run came to, as it is kept in bench/results.json. */
export interface Results {
  /** Where and when the newest of these rows were measured. */
  readonly run: Run;
  readonly rows: readonly Row[];
}

interface Run {
  readonly date: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** How many processes wanted to run, on average of the minute before, at the beginning and at the end. */
  readonly load: readonly [number, number];
}

/** What is kept; nothing where there is no such file. */
export function readResults(file: string): Results | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What is committed in the place of a file; what the file has where nothing is, or where there is no git. */
export function readCommitted(file: string): Results | undefined {
  const { dir: cwd, base } = path.parse(file);
  const { status, stdout } = spawnSync('git', ['show', `HEAD:./${base}`], { cwd, encoding: 'utf8' });
  return status === 0 ? (JSON.parse(stdout) as Results) : readResults(file);
}

/** Rows that were measured in place of those that are kept. What was not measured this time stays, in its place. */
export function replaceRows(kept: readonly Row[], measured: readonly Row[]): readonly Row[] {
  const fresh = new Map(measured.map((row) => [row.id, row]));
  const known = new Set(kept.map(({ id }) => id));
  return [...kept.map((row) => fresh.get(row.id) ?? row), ...measured.filter(({ id }) => !known.has(id))];
}

/** Numbers as they are kept: with four figures, so that a difference says something. */
export function kept(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
