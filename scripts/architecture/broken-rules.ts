import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { findCircle, findWay, fold, type Graph, within } from './graph';
import { brokenImports } from './import-rules';
import { graphOf, isShown } from './imports-graph';
import { boxOf, hasLayer, layerOf } from './picture';
import type { Sources } from './read-imports';
import type { Room } from './room';
import { ROOMS, UNFOLLOWED } from './rooms';
import { brokenTable } from './table-rules';

const SERVER = /^(?:lib\/server|app\/api)\/|^(?:instrumentation|proxy)\.ts$/;
/** A page is made on the server and leads to what runs in the browser: only there both may meet, and in what it comes with. */
const BROWSER = /^(?:lib\/client|components)\/|^app\/(?!(?:api|served)\/)(?!(?:.*\/)?page\.tsx$)/;

/** What the rules are made of; those of the project unless a test makes up its own. */
export interface Rules {
  readonly rooms: readonly Room[];
  readonly unfollowed: readonly string[];
  readonly devDependencies: readonly string[];
}

const OURS: Rules = {
  rooms: ROOMS,
  unfollowed: UNFOLLOWED,
  devDependencies: Object.keys(manifest.devDependencies),
};

/** Says in a sentence each what these imports break: all of it at once, nothing where all is well. */
export function brokenRules(sources: Sources, rules: Rules = OURS): readonly string[] {
  return [
    ...brokenTable(rules.rooms, [...sources.keys()], rules.devDependencies),
    ...brokenImports(sources, rules.rooms, rules.unfollowed),
    ...brokenWays(graphOf(sources)),
  ];
}

/**
 * What can be seen only from all imports together: files, folders, rooms or layers in a circle, and a way from the server
 * to the browser or back, however long.
 */
export function brokenWays(files: Graph): readonly string[] {
  const shown = within(files, (file) => isShown(file) && hasLayer(file));
  const circles = [
    ['files', files, (file: string) => file],
    ['folders', files, path.posix.dirname],
    ['rooms', shown, boxOf],
    ['layers', shown, layerOf],
  ] as const;
  return [
    ...circles.flatMap(([name, graph, groupOf]) => {
      const circle = findCircle(fold(graph, groupOf));
      return circle ? [`These ${name} import each other in a circle: ${circle.join(' → ')}.`] : [];
    }),
    ...[findWay(files, SERVER, BROWSER), findWay(files, BROWSER, SERVER)].flatMap((way) =>
      way ? [`The server and the browser meet, though they must not: ${way.join(' → ')}.`] : [],
    ),
  ];
}
