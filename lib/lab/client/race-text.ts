import { isSuccess } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { Actor } from './actor';
import type { LabServer } from './lab-server';

/**
 * Gives each client of a race a paragraph of its own, so that the words of any two fit together: one save by the first,
 * before anybody else has read. Resolves to the text that the race starts from; rejects if it was not saved.
 */
export async function layOut(
  server: LabServer,
  guard: Guard,
  names: readonly string[],
): Promise<StartingPoint> {
  const actor = new Actor(server, names[0]!);
  if (guard === 'lock') await actor.lock();
  await actor.get();
  const body = names.map((name) => `${name} brings:\n`).join('\n');
  actor.update((person) => ({ ...person, body }));
  const saved = await actor.put(guard);
  if (guard === 'lock') await actor.unlock();
  const { held } = actor.person;
  if (!isSuccess(saved) || !held?.version)
    throw new Error('The race could not begin: its text was not saved.');
  return { version: held.version, title: held.title, body: held.body };
}
