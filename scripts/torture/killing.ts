import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../fuzz/chance';

/** Something that can be killed and started again. */
export interface Victim {
  readonly name: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** How long all live, and how long one stays dead, at the most, in milliseconds. */
const LONGEST = { alive: 1_500, dead: 700 };

/**
 * Kills one of these or two at a time, at random, and starts them again, for as long as it may go on; all live when it ends.
 * `killed` is called for each.
 */
export async function killAtRandom(
  victims: readonly Victim[],
  chance: Chance,
  goesOn: () => boolean,
  killed: (name: string) => void,
): Promise<void> {
  const once = async (victim: Victim) => {
    await victim.kill();
    killed(victim.name);
    await sleep(chance.number(LONGEST.dead));
    await victim.restart();
  };
  while (goesOn()) {
    await sleep(chance.number(LONGEST.alive));
    const first = chance.of(victims);
    const second = chance.of(victims);
    // Whatever becomes of one, the other is not left on its way.
    const ends = await Promise.allSettled((first === second ? [first] : [first, second]).map(once));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}
