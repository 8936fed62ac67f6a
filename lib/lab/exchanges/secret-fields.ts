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

/** An exchange as everybody may see it. */
export function shown(exchange: Exchange): Exchange {
  return {
    ...exchange,
    requestFields: shownFields(exchange.requestFields),
    responseFields: shownFields(exchange.responseFields),
  };
}
