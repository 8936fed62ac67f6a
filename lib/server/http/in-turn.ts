import type { Call } from './call';

/**
 * Changes a document, or another thing, when its turn has come (see `Turns`). In the lab, where a change may be held between
 * check and write so that others come in between, nobody has to wait for it.
 */
export function inTurn<T>(call: Call, thing: string, change: () => Promise<T>): Promise<T> {
  return call.guard ? change() : call.services.turns.take(thing, change);
}
