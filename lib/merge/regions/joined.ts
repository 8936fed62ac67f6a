import type { Texts } from './plain-region.ts';

/** One of the three texts of regions that follow each other. */
export function joined(regions: readonly Texts[], side: keyof Texts): string {
  return regions.map((region) => region[side]).join('');
}
