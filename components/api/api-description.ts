import type { describeApi } from '@/lib/openapi/description';
import { nameOf, type Operation, type Parameter, type Reference } from '@/lib/openapi/parts';

/** The OpenAPI document that the page is made from. */
export type ApiDescription = ReturnType<typeof describeApi>;

/** An operation where it stands. */
export interface Located {
  readonly path: string;
  /** In capitals. */
  readonly method: string;
  readonly operation: Operation;
  /** Those of the path, then those of the operation. */
  readonly parameters: readonly Parameter[];
}

/** The operations of a description in its order. */
export function operationsOf({ paths, components }: ApiDescription): readonly Located[] {
  const resolved = (references: readonly Reference[] = []) =>
    references.map((each) => components.parameters[nameOf(each)]!);
  return Object.entries(paths).flatMap(([path, item]) => {
    const { parameters, ...operations } = item as { readonly parameters?: readonly Reference[] };
    return Object.entries(operations as Readonly<Record<string, Operation>>).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
      parameters: [...resolved(parameters), ...resolved(operation.parameters)],
    }));
  });
}
