import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';

interface ClassChallengeBannerProps {
  readonly title: string;
  readonly busy: boolean;
  readonly onStart: () => void;
}

/** What a student sees in the class's lab while the class does a challenge. */
export function ClassChallengeBanner({ title, busy, onStart }: ClassChallengeBannerProps) {
  return (
    <Banner
      icon="check"
      actions={
        <Button size="small" variant="primary" disabled={busy} onClick={onStart}>
          Start the challenge
        </Button>
      }
    >
      The class does the challenge <strong className="font-semibold">{title}</strong>. You do it in a lab of
      your own, where nobody else changes the text.
    </Banner>
  );
}
