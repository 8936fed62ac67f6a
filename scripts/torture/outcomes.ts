import type { Done, Exchange } from './record';

/** What all answers to an act come to. */
export interface Outcome {
  /**
   * `acknowledged`: it was done. `refused`: it was not, and never will be. `open`: it may have been done or not, since an
   * answer is missing that could have said so.
   */
  readonly is: 'acknowledged' | 'refused' | 'open';
  /** The tags that it was acknowledged with. */
  readonly tags: readonly string[];
  /** When it was begun; nothing of it can have been done before. */
  readonly start: number;
}

/** What became of each act, in the order of the record. */
export function outcomesOf({ acts, exchanges }: Done): readonly Outcome[] {
  const tries = acts.map((): Exchange[] => []);
  for (const exchange of exchanges) if (exchange.act !== null) tries[exchange.act]!.push(exchange);
  return acts.map((act, at) => {
    const sent = tries[at]!;
    const start = Math.min(...sent.map((each) => each.start));
    const answers = sent.flatMap(({ answer }) => (typeof answer === 'string' ? [] : [answer]));
    const done = answers.filter(({ status, savedAs }) => status < 300 || savedAs !== null);
    if (done.length > 0) {
      const tags = done.map(({ tag, savedAs }) => savedAs ?? tag).filter((tag) => tag !== null);
      return { is: 'acknowledged', tags, start };
    }
    const refused = answers.some(({ status }) => status >= 400 && status < 500);
    // Without any, its first request is still on its way.
    const unsure =
      sent.length === 0 ||
      sent.some(({ answer }) => answer === 'lost' || (isAnswer(answer) && answer.status >= 500));
    // Whoever names an act and is refused learns that it was not done before. If it names a version as well, that version
    // has been replaced by another, so that what is still on its way is refused too.
    const sure = refused && act.keyed && act.base !== null;
    return { is: unsure && !sure ? 'open' : 'refused', tags: [], start };
  });
}

function isAnswer(answer: Exchange['answer']): answer is Exclude<Exchange['answer'], string> {
  return typeof answer !== 'string';
}
