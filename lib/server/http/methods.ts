/** The methods that the framework knows. A route exports them all, since the framework's own 405 has no Allow. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof METHODS)[number];

/** Whether a method is one of them; they are told apart by their letters' case (RFC 9110 §9.1). */
export function isMethod(method: string): method is Method {
  return METHODS.some((known) => known === method);
}

/** What a route file exports for a method. */
export type RouteExport<Params> = (
  request: Request,
  context: { readonly params: Promise<Params> },
) => Promise<Response>;

/** The exports of a route file that has one answer for all methods. */
export type RouteExports<Params> = Record<Method, RouteExport<Params>>;

/** The same for every method. */
export function forAllMethods<Params>(serve: RouteExport<Params>): RouteExports<Params> {
  return Object.fromEntries(METHODS.map((method) => [method, serve])) as RouteExports<Params>;
}
