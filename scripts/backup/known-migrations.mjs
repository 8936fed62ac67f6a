import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../prepare.mjs';
import { Refusal } from './location.mjs';

/** Throws where a backup has migrations that this release does not know: a newer one made it. */
export function refuseNewer(file, provider, names) {
  const known = new Set(readdirSync(path.join(root, 'prisma', provider, 'migrations')));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Refusal(
    `${file} was made by a newer release, with migrations that this one does not know: ${unknown.join(', ')}. ` +
      'Nothing was changed. Put it back with that release.',
  );
}
