/** How long the name of a version may be, in characters. */
export const MAX_VERSION_NAME = 80;

/** How many versions of a document have a name at most. */
export const MOST_NAMES = 200;

/** The document has reached its limit of versions with a name. */
export type TooManyNames = { readonly kind: 'too-many-names' };
