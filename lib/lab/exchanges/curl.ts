import type { Field } from './exchange';

/** Quotes for a POSIX shell: nothing inside single quotes is special, and a single quote leaves and re-enters them. */
export function shellQuote(text: string): string {
  if (text !== '' && /^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Fields that a browser adds by itself and that a pasted command must not carry: connection, body length, cookies. */
const LEFT_OUT =
  /^(?:host|connection|content-length|transfer-encoding|accept-encoding|cookie|origin|referer|user-agent|pragma|cache-control|accept-language|priority|dnt|sec-.*|x-forwarded-.*|lab-gate|lab-delay)$/i;

/** The fields that say something about the exchange: those that the sender chose. */
export function chosenFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter(
    ([name, value]) => !LEFT_OUT.test(name) && !(/^accept$/i.test(name) && value === '*/*'),
  );
}

/**
 * A command that sends the same request again, safe to paste: every value is quoted and a body that starts with `@`
 * stays text (`--data-binary` would read a file; `--data-raw` does not).
 */
export function toCurl(request: {
  readonly origin: string;
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  readonly body: string | null;
}): string {
  const parts = [
    `curl -i ${request.method === 'HEAD' ? '--head' : `-X ${shellQuote(request.method)}`} ${shellQuote(request.origin + request.target)}`,
  ];
  for (const [name, value] of chosenFields(request.fields)) {
    // curl drops a field written "Name:"; "Name;" sends it with an empty value.
    parts.push(`-H ${shellQuote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  if (request.body !== null && request.body !== '') parts.push(`--data-raw ${shellQuote(request.body)}`);
  return parts.join(' \\\n  ');
}
