const LINK = /<([^<>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:"[^"]*"|[^\s,;"]+))*)/g;
const PARAMETER = /;\s*([\w*]+)\s*=\s*(?:"([^"]*)"|([^\s,;"]+))/g;

/** Path and query of the next page, from `Link: <…>; rel="next"` (RFC 8288 §3); `null` on the last page. */
export function nextOf(response: Response): string | null {
  const links = response.headers.get('Link') ?? '';
  for (const [, target, parameters] of links.matchAll(LINK)) {
    if (relationsOf(parameters!).includes('next')) return pathOf(target!);
  }
  return null;
}

/** The relation types of a link; of several `rel` the first counts (RFC 8288 §3.3). */
function relationsOf(parameters: string): readonly string[] {
  for (const [, name, quoted, token] of parameters.matchAll(PARAMETER)) {
    if (name!.toLowerCase() === 'rel') return (quoted ?? token ?? '').toLowerCase().split(/\s+/);
  }
  return [];
}

/** Only path and query: whatever host a proxy made the server name, it is this page's own. */
function pathOf(target: string): string {
  const { pathname, search } = new URL(target, 'http://here.invalid');
  return pathname + search;
}
