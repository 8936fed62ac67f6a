import type { Exchange, Field } from './exchange';

/**
 * Names of fields whose value says who somebody is, or lets whoever knows it act as somebody: cookies, credentials and
 * tokens of whatever name, what a proxy adds about who asks, and the lab's own `Lab-Client`.
 */
const SECRET =
  /cookie|auth|token|secret|session|jwt|credential|passw|api-?key|invitation|signature|dpop|oidc|forwarded|user|e-?mail|group|account|identity|claim|principal|cert|-dn$|(?:client|socket)-?ip|-ip$|external-address|^lab-client$|^as-person$|^device$|^(?:cf|ssl|remote|tailscale|x-azure|x-amzn|x-goog|x-ms|x-client|x-ssl|x-remote)-|^(?:via|from)$/i;

/** A lock may be recognised by the beginning of its token, and not be given back or used by it. */
const LOCK_TOKEN = /^lock-token$/i;
const SHOWN_OF_LOCK = '<urn:midair:lock:'.length + 3;

/** Whether a field of that name is nobody's business but its sender's. */
export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** Fields as everybody may see them: secret ones are left out, and of a lock's token the beginning stays. */
export function shownFields(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap(([name, value]): readonly Field[] => {
    if (LOCK_TOKEN.test(name)) return [[name, `${value.slice(0, SHOWN_OF_LOCK)}…`]];
    return isSecret(name) ? [] : [[name, value]];
  });
}

/**
 * A target as everybody may see it: of its query, the value of a parameter with the name of a secret field is hidden,
 * however the name is written. Everything else stays to the letter.
 */
export function shownTarget(target: string): string {
  const [path, query] = splitAt(target, '?');
  if (query === null) return target;
  const shownPair = (pair: string) => {
    const [name, value] = splitAt(pair, '=');
    const [plain = ''] = new URLSearchParams(name).keys();
    const isHidden = isSecret(plain.trim()) || LOCK_TOKEN.test(plain.trim());
    return isHidden && value !== null ? `${name}=…` : pair;
  };
  return `${path}?${query.split('&').map(shownPair).join('&')}`;
}

function splitAt(text: string, mark: string): readonly [string, string | null] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

/** An exchange as everybody may see it. */
export function shown(exchange: Exchange): Exchange {
  return {
    ...exchange,
    target: shownTarget(exchange.target),
    requestFields: shownFields(exchange.requestFields),
    responseFields: shownFields(exchange.responseFields),
  };
}
