import type { ComparisonBlock } from '@/lib/client/merging/comparison-blocks';

/** Blocks that are drawn together once they are near what is seen. */
export interface DrawnGroup {
  readonly blocks: readonly ComparisonBlock[];
  /** The text of the later version, cut short where nothing changed: what stands there until it is drawn. */
  readonly plain: string;
  /** How high it is likely to be, in pixels. */
  readonly height: number;
}

const BLOCKS = 12;
const CHARACTERS = 4_000;
/** What is shown of a run without changes, about, and how high that is. */
const RUN = 200;
const RUN_HEIGHT = 140;
const LINE_CHARACTERS = 70;
const LINE_HEIGHT = 28;

/** Cuts a comparison into groups of bounded size: a long one costs what the part in sight costs. */
export function drawnGroups(blocks: readonly ComparisonBlock[]): readonly DrawnGroup[] {
  const groups: DrawnGroup[] = [];
  let group: ComparisonBlock[] = [];
  let size = 0;
  for (const block of blocks) {
    group.push(block);
    size += block.kind === 'same' ? RUN : block.marks.reduce((sum, { text }) => sum + text.length, 0);
    if (group.length < BLOCKS && size < CHARACTERS) continue;
    groups.push(groupOf(group));
    group = [];
    size = 0;
  }
  if (group.length > 0) groups.push(groupOf(group));
  return groups;
}

function groupOf(blocks: readonly ComparisonBlock[]): DrawnGroup {
  const texts = blocks.map((block) => (block.kind === 'same' ? block.text.slice(0, RUN) : laterText(block)));
  const height = blocks.reduce((sum, block, at) => {
    const lines = Math.ceil((texts[at]?.length ?? 0) / LINE_CHARACTERS);
    return sum + (block.kind === 'same' ? RUN_HEIGHT : lines * LINE_HEIGHT);
  }, 0);
  return { blocks, plain: texts.join(''), height };
}

function laterText({ marks }: Extract<ComparisonBlock, { kind: 'changed' }>): string {
  return marks.map(({ kind, text }) => (kind === 'deleted' ? '' : text)).join('');
}
