import type { Asking } from './connections';
import { type Kept, nextContent } from './document';

/** A kind of request that is measured: how a connection asks for its own document, and what is answered. */
export interface Kind {
  readonly name: string;
  readonly status: number;
  asking(document: Kept, bytes: number): Asking;
}

/** Reads all of a document. */
export const READ: Kind = {
  name: 'GET',
  status: 200,
  asking: ({ path, headers }) => ({ next: () => ({ method: 'GET', path, headers }) }),
};

/** Asks whether a document is still the one that is known. */
export const UNCHANGED: Kind = {
  name: '304',
  status: 304,
  asking: (document) => ({
    next: () => {
      const { path, headers, etag } = document;
      return { method: 'GET', path, headers: { ...headers, 'if-none-match': etag } };
    },
  }),
};

/** Saves under a tag that was overtaken. */
export const REFUSED: Kind = {
  name: '412',
  status: 412,
  asking: ({ path, headers, stale }, bytes) => {
    const body = nextContent(bytes);
    return { next: () => ({ method: 'PUT', path, headers: { ...headers, 'if-match': stale }, body }) };
  },
};

/** Saves another text under the current tag. */
export const SAVE: Kind = {
  name: 'PUT',
  status: 204,
  asking: (document, bytes) => ({
    next: () => {
      const { path, headers, etag } = document;
      const body = nextContent(bytes);
      return { method: 'PUT', path, headers: { ...headers, 'if-match': etag }, body };
    },
    answered: (etag) => {
      document.etag = etag;
    },
  }),
};

/** Says that a tab has the document open, as each does every few seconds. */
export const PRESENT: Kind = {
  name: 'presence',
  status: 204,
  asking: ({ path, headers }) => {
    const body = JSON.stringify({ tab: 'measured', unsaved: false });
    return { next: () => ({ method: 'PUT', path: `${path}/presence`, headers, body }) };
  },
};
