/** What the page reads of an OpenAPI 3.1 document. */
export interface ApiDescription {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, ApiPath>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, ApiSchema>>;
    readonly parameters: Readonly<Record<string, ApiParameter>>;
    readonly headers: Readonly<Record<string, { readonly description: string }>>;
    readonly responses: Readonly<Record<string, ApiAnswer>>;
  };
}

export interface ApiReference {
  readonly $ref: string;
}

export type ApiSchema = Readonly<Record<string, unknown>>;

interface ApiParameter {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly required?: boolean;
}

type Content = Readonly<Record<string, { readonly schema: ApiSchema | ApiReference }>>;

export interface ApiAnswer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, ApiReference>>;
  readonly content?: Content;
}

interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly ApiReference[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, ApiAnswer | ApiReference>>;
  readonly 'x-example'?: ApiExample;
}

/** A request that shows an operation at work; see the description of `x-example` in the document. */
export interface ApiExample {
  readonly before?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly content?: { readonly type: string; readonly value: unknown };
  readonly keep?: Readonly<Record<string, string>>;
  readonly byBrowser?: true;
}

type ApiPath = Readonly<Record<string, ApiOperation | readonly ApiReference[] | undefined>>;

/** An operation where it stands. */
export interface Located {
  readonly path: string;
  /** In capitals. */
  readonly method: string;
  readonly operation: ApiOperation;
  /** Those of the path, then those of the operation. */
  readonly parameters: readonly ApiParameter[];
}

/** The operations of a description in its order. */
export function operationsOf({ paths, components }: ApiDescription): readonly Located[] {
  const resolved = (references: readonly ApiReference[] = []) =>
    references.map((each) => components.parameters[nameOf(each)]!);
  return Object.entries(paths).flatMap(([path, item]) => {
    const { parameters, ...operations } = item as { readonly parameters?: readonly ApiReference[] };
    return Object.entries(operations as Readonly<Record<string, ApiOperation>>).map(
      ([method, operation]) => ({
        path,
        method: method.toUpperCase(),
        operation,
        parameters: [...resolved(parameters), ...resolved(operation.parameters)],
      }),
    );
  });
}

/** What a reference leads to, by its last part. */
export function nameOf({ $ref }: ApiReference): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}
