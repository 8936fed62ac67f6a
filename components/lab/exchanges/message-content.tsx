import { cx } from '@/components/ui/controls/cx';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { jsonOf } from '@/lib/lab/exchanges/exchange';

interface MessageContentProps {
  /** What it is the content of. */
  readonly label: string;
  readonly content: string | null;
  readonly className?: string;
}

/** The content of a request or an answer, whole and for reading; nothing where there is none. */
export function MessageContent({ label, content, className }: MessageContentProps) {
  if (content === null || content === '') return null;
  return (
    <ScrollRegion
      label={label}
      className={cx('overflow-auto rounded-md border border-line bg-sunken', className)}
    >
      <pre className="p-3 font-mono text-xs whitespace-pre-wrap break-words">{pretty(content)}</pre>
    </ScrollRegion>
  );
}

/** JSON with line breaks for reading; anything else as it is. */
function pretty(content: string): string {
  const value = jsonOf(content);
  return value === undefined ? content : JSON.stringify(value, null, 2);
}
