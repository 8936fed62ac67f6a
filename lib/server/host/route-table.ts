/** The segments of an address that a route leaves open, decoded; the rest of an address is a list. */
type RouteParams = Readonly<Record<string, string | readonly string[]>>;

/** What a path leads to. */
export interface Found<Target> {
  readonly target: Target;
  readonly params: RouteParams;
}

interface Node<Target> {
  readonly fixed: Map<string, Node<Target>>;
  open: { readonly name: string; readonly node: Node<Target> } | null;
  /** A route that takes whatever follows, one segment at least. */
  rest: { readonly name: string; readonly target: Target } | null;
  target: Target | null;
}

/**
 * Finds routes by path, as the framework does with the folders that they stand in: `[name]` takes one segment, `[...name]`
 * one or more, and of several routes that fit, the one counts that is fixed in an earlier segment.
 *
 * @param routes what each pattern leads to. A pattern begins with a slash.
 * @returns what a path leads to, `null` if to nothing. A path is percent-encoded and can be decoded; the front refuses others.
 */
export function routeTable<Target>(
  routes: Readonly<Record<string, Target>>,
): (path: string) => Found<Target> | null {
  const root = newNode<Target>();
  for (const [pattern, target] of Object.entries(routes)) add(root, pattern.split('/').slice(1), target);
  return (path) => find(root, path.split('/').slice(1).map(decodeURIComponent), 0, {});
}

function newNode<Target>(): Node<Target> {
  return { fixed: new Map(), open: null, rest: null, target: null };
}

function add<Target>(node: Node<Target>, [segment, ...others]: readonly string[], target: Target): void {
  if (segment === undefined) {
    node.target = target;
    return;
  }
  const [, dots, name] = /^\[(\.\.\.)?(\w+)\]$/.exec(segment) ?? [];
  if (name === undefined) {
    const next = node.fixed.get(segment) ?? newNode<Target>();
    node.fixed.set(segment, next);
    add(next, others, target);
  } else if (dots !== undefined) {
    if (others.length > 0) throw new Error(`Nothing can follow ${segment}.`);
    node.rest = { name, target };
  } else {
    if (node.open && node.open.name !== name) {
      throw new Error(`One segment is called both ${node.open.name} and ${name}.`);
    }
    node.open ??= { name, node: newNode() };
    add(node.open.node, others, target);
  }
}

function find<Target>(
  node: Node<Target>,
  segments: readonly string[],
  at: number,
  params: RouteParams,
): Found<Target> | null {
  const segment = segments[at];
  if (segment === undefined) return node.target === null ? null : { target: node.target, params };
  const fixed = node.fixed.get(segment);
  const found = fixed && find(fixed, segments, at + 1, params);
  if (found) return found;
  if (node.open && segment !== '') {
    const { name, node: next } = node.open;
    const within = find(next, segments, at + 1, { ...params, [name]: segment });
    if (within) return within;
  }
  return (
    node.rest && { target: node.rest.target, params: { ...params, [node.rest.name]: segments.slice(at) } }
  );
}
