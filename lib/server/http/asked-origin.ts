/** The origin that the client used, as far as the request says; a Host that could not be one is not repeated. */
export function originAsked({ headers, url }: Request, secure: boolean): string {
  const scheme = secure ? 'https' : 'http';
  const host = headers.get('host') ?? new URL(url).host;
  return /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i.test(host)
    ? `${scheme}://${host.toLowerCase()}`
    : `${scheme}://localhost`;
}
