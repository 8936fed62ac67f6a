/** Path and query of the next page, from `Link: <…>; rel="next"` (RFC 8288); `null` on the last page. */
export function nextOf(response: Response): string | null {
  const links = response.headers.get('Link') ?? '';
  for (const [, target, parameters] of links.matchAll(
    /<([^>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:"[^"]*"|[^\s,;"]+))*)/g,
  )) {
    const [, quoted, token] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s,;"]+))/i.exec(parameters!) ?? [];
    if ((quoted ?? token ?? '').toLowerCase().split(/\s+/).includes('next')) return pathOf(target!);
  }
  return null;
}

/** Only path and query: whatever host a proxy made the server name, it is this page's own. */
function pathOf(target: string): string {
  const { pathname, search } = new URL(target, 'http://here.invalid');
  return pathname + search;
}
