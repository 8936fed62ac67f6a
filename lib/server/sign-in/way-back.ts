/** Where people are who did not say where they want to be. */
const HOME = '/';

/**
 * The path of ours that a request wants to go on to; the first page for whatever leads elsewhere, however it is spelled, and
 * for what is no page. It is read as browsers read it (URL standard): they take `\` for `/`, leave out tabs and line feeds,
 * and resolve dots, so that what looks like a path may name another site.
 */
export function wayBack(text: string | null): string {
  if (text === null || !text.startsWith('/')) return HOME;
  const here = 'http://here.invalid';
  if (!URL.canParse(text, here)) return HOME;
  const { origin, pathname, search, hash } = new URL(text, here);
  const isPage = origin === here && !pathname.startsWith('//') && !/^\/api(\/|$)/i.test(pathname);
  return isPage ? `${pathname}${search}${hash}` : HOME;
}
