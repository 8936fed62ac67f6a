import type { Graph } from './graph';
import { draw } from './picture';

const BEGIN = '<!-- Drawn by scripts/draw-architecture.ts: run it instead of changing what follows. -->';
const END = '<!-- The end of what is drawn. -->';

/** The page with the picture of these imports between its two marks. Throws where the marks are missing. */
export function drawInto(page: string, files: Graph): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The page lacks the lines “${BEGIN}” and “${END}”.`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n\`\`\`mermaid\n${draw(files)}\n\`\`\`\n\n${page.slice(end)}`;
}
