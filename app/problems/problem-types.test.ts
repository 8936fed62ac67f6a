import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { generateStaticParams } from '@/app/problems/[type]/page';
import { explanations } from '@/components/problems/explanations';
import { problem } from '@/lib/documents/problems/problem';
import { PROBLEM_KINDS, type ProblemCode } from '@/lib/documents/problems/problem-kinds';

const base = 'https://midair.example';
const codes = Object.keys(PROBLEM_KINDS) as ProblemCode[];
const pages = generateStaticParams().map(({ type }) => `${base}/problems/${type}`);

/** The source of everything that answers requests. */
function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'generated') yield* sources(name);
    } else if (/\.ts$/.test(entry.name) && !entry.name.endsWith('.test.ts')) yield readFileSync(name, 'utf8');
  }
}

it('has a page at the address that each type of problem points at', () => {
  for (const code of codes) {
    const { type } = problem({ base, instance: '/api/documents/x' }, code, { detail: 'Why.' });
    expect(pages).toContain(type);
  }
  expect(new Set(pages).size).toBe(codes.length);
});

it('knows every code that an answer is made with', () => {
  const made = ['app/api', 'lib/server', 'lib/http', 'lib/lab'].flatMap((folder) =>
    [...sources(folder)].flatMap((source) =>
      [
        ...source.matchAll(/\b(?:problemAnswer|problem|say)\(\s*(?:[\w.]+,\s*|\{ [^{}]* \},\s*)?'(\w+)'/g),
      ].map(([, code]) => code),
    ),
  );
  expect(made.length).toBeGreaterThan(20);
  for (const code of made) expect(codes).toContain(code);
});

it('says of each what happened, whether the text is safe, and what to do, in whole sentences', () => {
  for (const code of codes) {
    for (const words of Object.values(explanations[code])) expect(words).toMatch(/^.{10,}\.$/s);
    expect(`${explanations[code].happened} ${explanations[code].next}`).not.toMatch(/!/);
    expect(explanations[code].safe).toMatch(/^Yes/);
  }
});
