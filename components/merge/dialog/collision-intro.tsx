import type { ReactNode, RefObject } from 'react';
import { collisionSummary } from '@/components/merge/words/collision-summary';
import type { ChangedPlace } from '@/components/merge/words/places';
import type { SideNames } from '@/components/ui/people/side-names';
import { FIELDS } from '@/lib/client/document/content';
import { type Collision, samePlace } from '@/lib/client/session/collision';
import { DisplacedTexts } from './displaced-texts';
import { Note } from './note';

interface CollisionIntroProps {
  readonly collision: Collision;
  readonly places: readonly ChangedPlace[];
  readonly names: SideNames;
  /** Whether a bar above it says that they saved once more. */
  readonly again: boolean;
  readonly summary: RefObject<HTMLParagraphElement | null>;
  readonly children: ReactNode;
}

/** What happened and that nothing is lost. */
export function CollisionIntro({ collision, places, names, again, summary, children }: CollisionIntroProps) {
  const { merge } = collision;
  const displaced = FIELDS.flatMap((field) =>
    collision.displaced[field].map((each) => ({
      ...each,
      place: places.find((place) => samePlace(place, { field, region: each.near })),
    })),
  );
  const { happened, todo } = collisionSummary(collision, places, names, again);
  return (
    <div className="space-y-3">
      <p
        ref={summary}
        tabIndex={-1}
        className="max-w-[68ch] text-[1.0625rem] leading-relaxed focus:outline-none"
      >
        {happened} <strong className="font-semibold">Your text is safe.</strong> {todo}
      </p>
      {(merge.title.coarse || merge.body.coarse) && (
        <Note>
          The texts differ so much that they were compared in larger pieces. Nothing is lost; the places below
          are only larger than they could be.
        </Note>
      )}
      {displaced.length > 0 && <DisplacedTexts displaced={displaced} />}
      {children}
    </div>
  );
}
