import { Banner } from '@/components/ui/page/banner';
import { clockTime } from '@/components/ui/time/clock-time';

/** The server has not said how the document is now: what is shown is what this device saw last. */
export function LastSeenBanner({ seenAt }: { readonly seenAt: string }) {
  return (
    <Banner>
      This is the version that was last seen on this device ({clockTime(new Date(seenAt), new Date())}). There
      may be a newer one. If you save, the two are compared, and nothing is overwritten.
    </Banner>
  );
}
