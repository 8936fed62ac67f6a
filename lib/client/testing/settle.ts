import { type Collision, openConflicts, type Place, regionAt } from '@/lib/client/session/collision';
import { isDirty } from '@/lib/client/session/session';
import type { Choice } from '@/lib/merge/resolve/resolution';
import { takeBoth } from './take-both';
import type { World } from './world';

/** The network heals, everybody may write, and people decide: everything arrives, everyone saves and settles what collides. */
export function settle(world: World): void {
  for (const person of world.people) {
    world.permit(person, true, true);
    world.network(person, true);
    world.rest(person);
  }
  for (let round = 0; round < 400; round++) {
    if (world.settled()) return;
    while (!world.quiet()) {
      world.arrive(0);
      world.answer(0);
    }
    const person = world.people[round % world.people.length]!;
    world.finishAll(person);
    if (!world.quiet()) continue;
    world.look(person);
    world.finishAll(person);
    const { session } = person;
    if (session.gone) world.command(person, 'recreate');
    else if (session.collision) {
      const place = openConflicts(session.collision)[0];
      if (place) world.tell(person, { type: 'choose', place, choice: both(session.collision, place) });
      else {
        world.command(person, 'review');
        if (person.pending.length === 0) world.command(person, 'save-merged');
      }
    } else if (isDirty(session)) world.command(person, 'save');
  }
  throw new Error('People do not come to an end.');
}

function both(collision: Collision, place: Place): Choice {
  const { mine, theirs } = regionAt(collision.merge, place)!;
  return takeBoth(mine, theirs, 'mine-theirs');
}
