import { randomUUID } from 'node:crypto';

/** How a save in a race ended. */
export interface Finish {
  readonly status: number;
  readonly etag: string | null;
}

/** Somebody who takes part, in a process of their own or over the network. */
export interface Contender {
  /** Saves these texts at once, each under the same precondition. */
  save(
    url: string,
    conditions: Readonly<Record<string, string>>,
    texts: readonly string[],
  ): Promise<readonly Finish[]>;
  /** The text of the current version, or of the list of versions. */
  read(url: string): Promise<string>;
}

/** What a race came to. `faults` is empty exactly when no update was lost and none was made up. */
export interface RaceResult {
  readonly rounds: number;
  readonly statuses: Readonly<Record<number, number>>;
  readonly faults: readonly string[];
}

/**
 * Lets writers save at once, round after round, each round under the tag that won the last one. Exactly one may win a
 * round, everybody else has to be refused, and in the end history has to be exactly the winners.
 */
export async function race(
  contenders: readonly Contender[],
  { rounds, writers }: { readonly rounds: number; readonly writers: number },
): Promise<RaceResult> {
  const url = `/api/documents/${randomUUID()}`;
  const statuses: Record<number, number> = {};
  const faults: string[] = [];
  const winners: { readonly etag: string; readonly title: string }[] = [];
  for (let round = 0; round < rounds; round++) {
    const last = winners.at(-1);
    const conditions: Record<string, string> = last ? { 'If-Match': last.etag } : { 'If-None-Match': '*' };
    const shares = contenders.map((_, at) =>
      Array.from({ length: Math.ceil((writers - at) / contenders.length) }, (_, n) => `${round}-${at}-${n}`),
    );
    const titles = shares.flat();
    const finishes = await Promise.all(
      contenders.map((contender, at) => contender.save(url, conditions, shares[at]!.map(textOf))),
    );
    const results = finishes.flat();
    for (const { status } of results) statuses[status] = (statuses[status] ?? 0) + 1;
    const won = results.flatMap(({ status, etag }, at) =>
      status < 300 ? [{ etag: etag ?? '', title: titles[at]! }] : [],
    );
    if (won.length !== 1) faults.push(`round ${round}: ${won.length} of ${results.length} saves succeeded`);
    const odd = results.filter(({ status }) => status >= 300 && status !== 412);
    if (odd.length > 0) faults.push(`round ${round}: refused with ${odd[0]!.status}`);
    const winner = won[0];
    if (!winner) break;
    winners.push(winner);
  }
  faults.push(...(await checkHistory(contenders[0]!, url, winners)));
  return { rounds: winners.length, statuses, faults };
}

async function checkHistory(
  contender: Contender,
  url: string,
  winners: readonly { readonly etag: string; readonly title: string }[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  const kept: { version: number; etag: string; title: string; parent: string | null }[] = [];
  for (let before = winners.length + 2; before > 1; ) {
    const page = JSON.parse(await contender.read(`${url}/versions?limit=200&before=${before}`));
    if (page.length === 0) break;
    kept.unshift(...page.toReversed());
    before = kept[0]!.version;
  }
  if (kept.length !== winners.length)
    faults.push(`history has ${kept.length} versions, not ${winners.length}`);
  kept.forEach(({ version, etag, title, parent }, at) => {
    const winner = winners[at];
    if (version !== at + 1 || etag !== winner?.etag || title !== winner.title) {
      faults.push(`version ${version} is not the one that won round ${at}`);
    }
    if (parent !== (winners[at - 1]?.etag ?? null)) faults.push(`version ${version} has another parent`);
  });
  const current = await contender.read(url);
  if (current !== textOf(winners.at(-1)!.title)) faults.push('the current text is not the last winner’s');
  return faults;
}

function textOf(title: string): string {
  return JSON.stringify({ title, body: `written in ${title}\n` });
}
