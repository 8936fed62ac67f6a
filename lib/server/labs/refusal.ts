/** Why something was not done in a lab: there is no such lab (any more), or no room in it. */
export type Refusal =
  | { readonly refused: 'gone' }
  /** `left`: for how many more there is room, where it is clients that somebody asked for. */
  | { readonly refused: 'full'; readonly left: number };

/** There is no such lab. */
export const GONE: Refusal = { refused: 'gone' };

/** Whether an outcome is a refusal. */
export function isRefused<Outcome>(outcome: Outcome | Refusal): outcome is Refusal {
  return typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
}

/** There is room for so many more. */
export function fullBut(left: number): Refusal {
  return { refused: 'full', left: Math.max(0, left) };
}
