import { fold, type Graph, reduce, within } from './graph';

/**
 * The layers from the top down: what each is for in a few words, and how its rooms lie. Layers beside each other (`TB`)
 * are narrow and high, those that have a row to themselves (`LR`) are wide and low.
 */
const LAYERS: Readonly<Record<string, readonly [words: string, direction: 'TB' | 'LR']>> = {
  app: ['pages', 'TB'],
  'app/api': ['route handlers', 'TB'],
  components: ['React', 'TB'],
  'lib/server': ['the server', 'TB'],
  'lib/openapi': ['the contract as data', 'LR'],
  'lib/lab': ['the lab and the course', 'LR'],
  'lib/client': ['the browser', 'LR'],
  'lib/documents': ['the domain', 'LR'],
  'lib/merge': ['three texts to one, pure', 'TB'],
  'lib/http': ['rules of HTTP', 'TB'],
};

/** Tight enough that a page shows the words in nearly their own size. */
const SETTINGS = {
  flowchart: { nodeSpacing: 20, rankSpacing: 26, subGraphTitleMargin: { top: 2, bottom: 6 } },
};

/** How many characters a line of a box with several names has at most. */
const LINE = 26;
/** More files than these are only counted. */
const NAMED_FILES = 3;

/** Whether a file or folder belongs to a layer that the picture knows. */
export function hasLayer(place: string): boolean {
  return Object.hasOwn(LAYERS, layerName(place));
}

/** The layer that a file or folder belongs to. Throws where it is none that the picture knows. */
export function layerOf(place: string): string {
  if (hasLayer(place)) return layerName(place);
  throw new Error(`${place} belongs to no layer: name its layer in scripts/architecture/picture.ts.`);
}

function layerName(place: string): string {
  const [first = '', second = ''] = place.split('/');
  return first === 'lib' || (first === 'app' && second === 'api') ? `${first}/${second}` : first;
}

/** The box that a file is drawn in: the folder right below its layer, with all that is in it, or the layer itself. */
export function boxOf(file: string): string {
  const layer = layerOf(file);
  const [room = '', ...more] = file.slice(layer.length + 1).split('/');
  return more.length === 0 ? layer : `${layer}/${room}`;
}

/**
 * Draws layers with their rooms as a graph of Mermaid. An arrow leads to what is imported, from room to room within a
 * layer and from layer to layer; arrows that a longer way implies are left out, and rooms that no arrow touches share a
 * box. `files` must have no circle, nor its rooms or layers.
 */
export function draw(files: Graph): string {
  const rooms = fold(files, boxOf);
  const layers = fold(files, layerOf);
  return [
    `%%{init: ${JSON.stringify(SETTINGS)}}%%`,
    'flowchart TB',
    ...Object.keys(LAYERS)
      .filter((layer) => layers.has(layer))
      .flatMap((layer) => drawLayer(files, rooms, layer)),
    ...edgesOf(reduce(layers)).map(([from, to]) => `  ${idOf(from)} ==> ${idOf(to)}`),
  ].join('\n');
}

function drawLayer(files: Graph, rooms: Graph, layer: string): readonly string[] {
  const [words, direction] = LAYERS[layer]!;
  const inside = reduce(within(rooms, (room) => layerOf(room) === layer));
  const edges = edgesOf(inside);
  const names = (room: string) => (room === layer ? ownFiles(files, layer) : [room.slice(layer.length + 1)]);
  const isLinked = (room: string) => edges.some((edge) => edge.includes(room));
  const linked = [...inside.keys()].filter(isLinked).sort();
  const others = [...inside.keys()].filter((room) => !isLinked(room)).sort();
  return [
    `  subgraph ${idOf(layer)}["<b>${layer}</b> · ${words}"]`,
    `    direction ${direction}`,
    ...linked.map((room) => `    ${nodeOf(room)}["${names(room).join('<br>')}"]`),
    ...(others.length > 0 ? [`    ${idOf(layer)}_others["${inLines(others.flatMap(names))}"]`] : []),
    ...edges.map(([from, to]) => `    ${nodeOf(from)} --> ${nodeOf(to)}`),
    '  end',
  ];
}

function edgesOf(graph: Graph): readonly (readonly [string, string])[] {
  return [...graph].flatMap(([from, targets]) => [...targets].map((to) => [from, to] as const)).sort();
}

/** The files that stand in the layer's folder itself. */
function ownFiles(files: Graph, layer: string): readonly string[] {
  const own = [...files.keys()].filter((file) => boxOf(file) === layer);
  if (own.length > NAMED_FILES) return [`${own.length} files`];
  return own.map((file) => file.slice(layer.length + 1)).sort();
}

/** Names beside each other as far as they fit in a line. */
function inLines(names: readonly string[]): string {
  const lines: string[] = [];
  for (const name of names) {
    const longer = `${lines.at(-1) ?? ''} · ${name}`;
    if (lines.length > 0 && longer.length <= LINE) lines[lines.length - 1] = longer;
    else lines.push(name);
  }
  return lines.join('<br>');
}

const idOf = (place: string): string => place.replace(/\W/g, '_');

/** A room's own name in the graph, other than that of its layer. */
const nodeOf = (room: string): string => `${idOf(room)}_room`;
