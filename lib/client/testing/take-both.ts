import type { Choice } from '@/lib/merge/resolve/resolution';

/** Both, and where no line end keeps the one from the other, with a space between, as a person would type it. */
export function takeBoth(first: string, second: string, take: 'mine-theirs' | 'theirs-mine'): Choice {
  const apart = first === '' || second === '' || first.endsWith('\n');
  return apart ? { take } : { take: 'edited', text: `${first} ${second}` };
}
