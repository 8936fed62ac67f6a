import path from 'node:path';
import { findCircle, findWay, fold, type Graph } from './graph';
import { layerOf, roomOf } from './picture';

const SERVER = /^(?:lib\/server|app\/api)\//;
const BROWSER = /^(?:lib\/client|components|app(?!\/api))\//;

/**
 * Says in a sentence which rule these imports break, or `null` where they break none: no files, folders, rooms or layers
 * in a circle, and no way from the server to the browser or back, however long.
 */
export function brokenRule(files: Graph): string | null {
  for (const [name, groupOf] of [
    ['files', (file: string) => file],
    ['folders', path.posix.dirname],
    ['rooms', roomOf],
    ['layers', layerOf],
  ] as const) {
    const circle = findCircle(fold(files, groupOf));
    if (circle) return `These ${name} import each other in a circle: ${circle.join(' → ')}.`;
  }
  const way = findWay(files, SERVER, BROWSER) ?? findWay(files, BROWSER, SERVER);
  return way && `The server and the browser meet, though they must not: ${way.join(' → ')}.`;
}
