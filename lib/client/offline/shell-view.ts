/** What the shell shows in place of a page that the server cannot send. */
export type ShellView =
  | { readonly type: 'documents' }
  | { readonly type: 'document'; readonly documentId: string }
  /** A page that is of no use without the server. */
  | { readonly type: 'other' };

/** What the shell shows at an address. */
export function shellViewOf(pathname: string): ShellView {
  if (pathname === '/') return { type: 'documents' };
  const [, id] = /^\/documents\/([^/]+)\/?$/.exec(pathname) ?? [];
  const documentId = id === undefined ? null : decoded(id);
  return documentId === null ? { type: 'other' } : { type: 'document', documentId };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
