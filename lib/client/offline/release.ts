/** What a release of the application is made of, as its worker is told when the server starts. */
export interface Release {
  /** Differs for each build. It stands in every page of its build. */
  readonly id: string;
  /** Paths of everything that pages of this release may load: programs, styles, fonts, icons. */
  readonly files: readonly string[];
}

/** The page that stands for any other while the server cannot be reached. It is made when building, so it knows nobody. */
export const SHELL = '/offline';

/** Where the worker's program is; at the root, so that it may look after all pages. */
export const WORKER = '/sw.js';

const CACHES = 'midair-shell-';

/** The name under which a release is cached. */
export function cacheOf(release: Pick<Release, 'id'>): string {
  return CACHES + release.id;
}

/** Whether a cache is one of ours, of whichever release. */
export function isShellCache(name: string): boolean {
  return name.startsWith(CACHES);
}
