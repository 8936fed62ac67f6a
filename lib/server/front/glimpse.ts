/** What can be made out of a request that cannot be read as a whole. */
export interface Glimpse {
  /** Each empty where nothing can be made out. */
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** So much is looked at. */
const MOST = 8 * 1024;

/**
 * Looks whether bytes begin like a request, so that even what is malformed further on gets an answer that names what was
 * asked for, and that the site which asked can read.
 */
export function glimpse(raw: Uint8Array): Glimpse {
  const [line = '', ...fields] = Buffer.from(raw.subarray(0, MOST)).toString('latin1').split(/\r?\n/);
  const method = /^([A-Z]{1,20}) /.exec(line)?.[1] ?? '';
  const url = /^[A-Z]{1,20} (\/[!-~]*)/.exec(line)?.[1];
  if (url === undefined) return { url: '', method, headers: {} };
  const headers: Record<string, string> = {};
  for (const field of fields) {
    if (field === '') break;
    const [, name = '', value = ''] =
      /^(host|origin|sec-fetch-site):[ \t]*(?:([!-~]+)[ \t]*)?$/i.exec(field) ?? [];
    if (name !== '') headers[name.toLowerCase()] ??= value;
  }
  return { url, method, headers };
}
