/** Fields that are about one connection and not about the message on it (RFC 9110 §7.6.1), in lower case. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade'];

/** Names and values in turn, as they came. */
export type RawFields = readonly string[];

/** The fields of a message that are to be passed on: all but those about the connection, in their order and with their letters. */
export function endToEnd(fields: RawFields, without: readonly string[] = []): string[] {
  const named = valuesOf(fields, 'connection').flatMap((value) => value.split(','));
  const dropped = new Set([...HOP_BY_HOP, ...without, ...named.map((name) => name.trim().toLowerCase())]);
  return fields.filter((_, at) => !dropped.has(fields[at - (at % 2)]!.toLowerCase()));
}

/** All values that a field has, in their order. */
export function valuesOf(fields: RawFields, name: string): readonly string[] {
  return fields.filter((_, at) => at % 2 === 1 && fields[at - 1]!.toLowerCase() === name);
}
