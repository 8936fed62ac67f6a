import type { TextPlace } from '@/components/editor/text/markdown-editor';
import { type PlainBlock, plainBlocks } from '@/components/editor/text/plain-blocks';
import { cx } from '@/components/ui/controls/cx';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { placeAtTop } from './place-at-top';

/** As the editor's theme sets them. */
const SIZES: Readonly<Record<PlainBlock['heading'], string>> = {
  0: '',
  1: 'text-[1.5em] leading-[1.35] font-[650] tracking-[-0.012em]',
  2: 'text-[1.25em] leading-[1.4] font-[650] tracking-[-0.008em]',
  3: 'text-[1.1em] font-[650]',
};

interface OpeningTextProps {
  readonly text: string;
  /** Is told what of it stands at the top when the editor takes its place; `null` where that is the beginning. */
  readonly onLeave: (place: TextPlace | null) => void;
}

/** A text where the editor is going to be, set as it will be there: it can be read at once, and nothing moves then. */
export function OpeningText({ text, onLeave }: OpeningTextProps) {
  return (
    <ScrollRegion
      ref={(region) => () => {
        if (region?.firstElementChild) onLeave(placeAtTop(region, region.firstElementChild));
      }}
      label="Text"
      className="h-full overflow-auto leading-[1.7] focus-visible:-outline-offset-2 short:overflow-visible"
    >
      <div
        translate="no"
        className="min-h-full px-[max(1.25rem,calc((100%-42rem)/2))] pt-8 pb-[40vh] text-start wrap-anywhere break-words whitespace-break-spaces [tab-size:4]"
      >
        {plainBlocks(text).map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change.
          <div key={at} className={cx('[unicode-bidi:plaintext]', SIZES[block.heading])}>
            {block.text}
          </div>
        ))}
      </div>
    </ScrollRegion>
  );
}
