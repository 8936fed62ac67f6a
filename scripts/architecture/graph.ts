/** What leads where. Every node is a key, also one that leads nowhere. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The graph of groups: one leads to another if a member of the one leads to a member of the other. */
export function fold(graph: Graph, groupOf: (node: string) => string): Graph {
  const folded = new Map<string, Set<string>>();
  for (const [node, targets] of graph) {
    const from = groupOf(node);
    const known = folded.get(from) ?? new Set<string>();
    folded.set(from, known);
    for (const target of targets) if (groupOf(target) !== from) known.add(groupOf(target));
  }
  return folded;
}

/** The part of a graph whose nodes are wanted. */
export function within(graph: Graph, wanted: (node: string) => boolean): Graph {
  const nodes = [...graph].filter(([node]) => wanted(node));
  return new Map(nodes.map(([node, targets]) => [node, new Set([...targets].filter(wanted))]));
}

/** A circle, its first node named again at its end, or `null` where every way comes to an end. */
export function findCircle(graph: Graph): readonly string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): readonly string[] | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return null;
    path.push(node);
    for (const target of graph.get(node) ?? []) {
      const circle = visit(target);
      if (circle) return circle;
    }
    path.pop();
    done.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const circle = visit(node);
    if (circle) return circle;
  }
  return null;
}

/** The shortest way from a node of one kind to a node of another, both included, or `null` where there is none. */
export function findWay(graph: Graph, from: RegExp, to: RegExp): readonly string[] | null {
  const queue = [...graph.keys()].filter((node) => from.test(node)).map((node) => [node]);
  const seen = new Set(queue.flat());
  for (const way of queue) {
    for (const target of graph.get(way.at(-1)!) ?? []) {
      if (seen.has(target)) continue;
      if (to.test(target)) return [...way, target];
      seen.add(target);
      queue.push([...way, target]);
    }
  }
  return null;
}

/** The graph without the edges that a longer way implies: its transitive reduction. It must have no circle. */
export function reduce(graph: Graph): Graph {
  const reached = new Map<string, ReadonlySet<string>>();
  const reach = (node: string): ReadonlySet<string> => {
    const known = reached.get(node);
    if (known) return known;
    const targets = [...(graph.get(node) ?? [])];
    const all = new Set([...targets, ...targets.flatMap((target) => [...reach(target)])]);
    reached.set(node, all);
    return all;
  };
  return new Map(
    [...graph].map(([node, targets]) => {
      const implied = new Set([...targets].flatMap((target) => [...reach(target)]));
      return [node, new Set([...targets].filter((target) => !implied.has(target)))];
    }),
  );
}
