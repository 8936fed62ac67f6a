import type { Term } from './challenge';

/** What the words of the first challenges mean, in one or two sentences. */
export const TERMS: Readonly<Record<Term, string>> = {
  exchange: 'One request and its answer. Each arrow in the diagram is one half of an exchange.',
  guard: 'The rule that says which saves the server accepts and which it refuses.',
  'entity tag':
    'The name that the server gives to one version of the document. It looks like "8-1f2e". Every save that changes something makes a new version with a new tag.',
};
