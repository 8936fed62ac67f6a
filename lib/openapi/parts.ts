import type { Example } from './examples';

/** The parts of OpenAPI 3.1 that the description uses. */
export interface Reference {
  readonly $ref: string;
}

export type Schema = Readonly<Record<string, unknown>>;

export interface Header {
  readonly description: string;
  readonly schema: Schema;
}

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema | Reference }>>;
  /** The content is there only for whoever prefers it (`Prefer: return=representation`), which OpenAPI cannot say. */
  readonly 'x-content-optional'?: true;
  /** The content is a part of what its type and shape are said of. */
  readonly 'x-content-part'?: true;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Reference[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: Readonly<
      Record<string, { readonly schema: Schema | Reference; readonly example?: unknown }>
    >;
  };
  readonly responses: Readonly<Record<string, Answer | Reference>>;
  readonly 'x-example'?: Example;
}

type Method = 'get' | 'head' | 'put' | 'post' | 'patch' | 'delete' | 'options';

export type PathItem = { readonly parameters?: readonly Reference[] } & Partial<Record<Method, Operation>>;

/** What a reference leads to, by its last part. */
export const nameOf = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf('/') + 1);

export const schema = (name: string): Reference => ({ $ref: `#/components/schemas/${name}` });
export const parameters = (...names: readonly string[]): readonly Reference[] =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }));

/** Fields of an answer that are described once. */
export const headers = (...names: readonly string[]): Readonly<Record<string, Reference>> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** An answer with JSON. */
export const json = (
  description: string,
  content: Schema | Reference,
  ...fields: readonly string[]
): Answer => ({
  description,
  headers: headers(...fields),
  content: { 'application/json': { schema: content } },
});

/** An answer with JSON for whoever prefers it (`Prefer: return=representation`), and without content for others. */
export const preferred = (...of: Parameters<typeof json>): Answer => ({
  ...json(...of),
  'x-content-optional': true,
});

/** An answer without content. */
export const empty = (description: string, ...fields: readonly string[]): Answer => ({
  description,
  headers: headers(...fields),
});

/** Problems, each under its status. */
export const problems = (...statuses: readonly number[]): Readonly<Record<string, Reference>> =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));

/** What a request carries, by media type. */
export const body = (content: Readonly<Record<string, Schema | Reference>>): Operation['requestBody'] => ({
  required: true,
  content: Object.fromEntries(Object.entries(content).map(([type, one]) => [type, { schema: one }])),
});
