import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { ChallengeCard } from './challenge-card';
import type { Challenges } from './use-challenges';

interface ChallengeSectionProps {
  readonly challenges: Challenges;
  /** The lab has ended: none can be started in it. */
  readonly over: boolean;
}

/** The open challenge, or the way to the first. It resets the lab for everybody, so it is for its teacher. */
export function ChallengeSection({ challenges, over }: ChallengeSectionProps) {
  const { challenge, done } = challenges;
  if (challenge) {
    return (
      <ChallengeCard
        key={challenge.id}
        all={CHALLENGES}
        challenge={challenge}
        challenges={challenges}
        ended={over}
      />
    );
  }
  if (over) return null;
  return (
    <Banner
      icon="check"
      actions={
        <Button size="small" variant="primary" onClick={challenges.goOn}>
          {done.size === 0 ? 'Start the challenges' : 'Go on with the challenges'}
        </Button>
      }
    >
      {CHALLENGES.length} short challenges lead from the first lost word to a save that says what it is based
      on
      {done.size > 0 && `; ${done.size} reached so far`}.
    </Banner>
  );
}
