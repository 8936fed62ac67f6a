/**
 * A library of Markdown reads names of characters with an element of the page, which it makes as it is loaded, and a worker
 * has no page. Nothing that is written from HTML has such names: it is enough that the library can be loaded.
 */
const page = { createElement: () => ({}) };

if (!('document' in globalThis)) Object.assign(globalThis, { document: page });

export {};
