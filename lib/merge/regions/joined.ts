import type { Texts } from './plain-region.ts';

/** One of the three texts of regions that follow each other. */
export function joined(regions: readonly Texts[], side: keyof Texts): string {
  return regions.map((region) => region[side]).join('');
}

/** All three of them. */
export function joinedTexts(regions: readonly Texts[]): Texts {
  return { base: joined(regions, 'base'), mine: joined(regions, 'mine'), theirs: joined(regions, 'theirs') };
}
