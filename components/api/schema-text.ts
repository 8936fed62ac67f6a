import { type Schema as Described, nameOf, type Reference } from '@/lib/openapi/parts';

type Schema = Described | Reference;

/** A schema as people write types: `{ title: string, body: string }`. References stay names. */
export function schemaText(schema: Schema, indent = ''): string {
  if (isReference(schema)) return nameOf(schema);
  const {
    const: constant,
    enum: choices,
    anyOf,
    allOf,
    type,
    items,
    properties,
    format,
    minimum,
    maximum,
  } = schema as Readonly<Record<string, unknown>> & { readonly required?: readonly string[] };
  if (constant !== undefined) return JSON.stringify(constant);
  if (Array.isArray(choices)) return choices.map((each) => JSON.stringify(each)).join(' | ');
  if (Array.isArray(anyOf)) return anyOf.map((each) => schemaText(each, indent)).join(' | ');
  if (Array.isArray(allOf)) return allOf.map((each) => schemaText(each, indent)).join(' & ');
  if (type === 'array') return `[${items ? schemaText(items as Schema, indent) : '…'}, …]`;
  if (type === 'object' && properties) return objectText(schema, indent);
  if (type === 'integer' && (minimum !== undefined || maximum !== undefined)) {
    return `integer ${minimum ?? ''}…${maximum ?? ''}`.trim();
  }
  return [format ?? type ?? 'anything'].flat().join(' | ');
}

function objectText(schema: Described, indent: string): string {
  const { properties, required = [] } = schema as unknown as {
    readonly properties: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  const deeper = `${indent}  `;
  const lines = Object.entries(properties).map(([name, each]) => {
    const why = !isReference(each) && typeof each.description === 'string' ? ` // ${each.description}` : '';
    return `${deeper}${name}${required.includes(name) ? '' : '?'}: ${schemaText(each, deeper)}${why}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function isReference(schema: Schema): schema is Reference {
  return '$ref' in schema;
}
