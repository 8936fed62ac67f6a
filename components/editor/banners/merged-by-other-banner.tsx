import Link from 'next/link';
import { historyAddress } from '@/components/history/history-address';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import type { MergeNews } from '@/lib/client/merging/merge-news';
import { mergeNewsWords } from './merge-news-words';

interface MergedByOtherBannerProps {
  readonly documentId: string;
  /** What somebody's merge kept of my changes. */
  readonly news: MergeNews | null;
  readonly onNewsRead: () => void;
}

/** Somebody merged their changes with mine: what they kept of them. */
export function MergedByOtherBanner({ documentId, news, onNewsRead }: MergedByOtherBannerProps) {
  if (!news) return null;
  return (
    <Banner
      tone="theirs"
      actions={
        <>
          <Link
            href={historyAddress(documentId, { version: news.version, against: news.mine })}
            className={buttonClasses('plain', 'small')}
          >
            See what changed
          </Link>
          <Button size="small" variant="quiet" onClick={onNewsRead}>
            Got it
          </Button>
        </>
      }
    >
      {mergeNewsWords(news)}
    </Banner>
  );
}
