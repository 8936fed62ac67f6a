import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { ChallengeCard } from './challenge-card';
import type { Challenges } from './use-challenges';

interface ChallengeSectionProps {
  readonly challenges: Challenges;
  /** Challenges reset the lab for everybody, so only its teacher starts them. */
  readonly teacher: boolean;
}

/** The open challenge, or the way to the first. */
export function ChallengeSection({ challenges, teacher }: ChallengeSectionProps) {
  const { challenge, done } = challenges;
  if (challenge) {
    return (
      <ChallengeCard
        key={challenge.id}
        all={CHALLENGES}
        challenge={challenge}
        challenges={challenges}
        mayStart={teacher}
      />
    );
  }
  if (!teacher) return null;
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
