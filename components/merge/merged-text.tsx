import { memo, useMemo } from 'react';
import { cx } from '@/components/ui/cx';
import type { Collision } from '@/lib/client/collision';
import type { Field } from '@/lib/client/content';
import { AutomaticPlace } from './automatic-place';
import { ConflictCard } from './conflict-card';
import { DocumentText } from './document-text';
import { useMergeView } from './merge-view';
import { type ChangedPlace, choiceAt } from './places';
import { regionKeys } from './region-keys';
import { SideLabel } from './side-panel';
import { UnchangedRun } from './unchanged-run';
import { useGradually } from './use-gradually';

/** Regions that fill any screen. */
const AT_FIRST = 30;

interface MergedTextProps {
  readonly collision: Collision;
  readonly places: readonly ChangedPlace[];
}

/** The result, from the title to the last line, with every changed place where it stands. */
export function MergedText({ collision, places }: MergedTextProps) {
  const { columns } = useMergeView();
  return (
    <div className="space-y-3">
      {columns && (
        <div className="sticky -top-5 z-10 -mx-1 hidden gap-4 border-b border-line bg-page px-6 py-2.5 *:ps-[17px] text-[0.8125rem] font-medium md:grid md:grid-cols-3">
          <span className="text-mine">
            <SideLabel side="mine" />
          </span>
          <span className="text-accent">
            <SideLabel side="result" />
          </span>
          <span className="text-theirs">
            <SideLabel side="theirs" />
          </span>
        </div>
      )}
      <Text field="title" collision={collision} places={places} />
      <Text field="body" collision={collision} places={places} />
    </div>
  );
}

function Text({ field, collision, places }: MergedTextProps & { readonly field: Field }) {
  const { columns } = useMergeView();
  const { regions } = collision.merge[field];
  // The card with the cursor is among the first, so that the dialog can open at it.
  const cursor = collision.cursor?.field === field ? collision.cursor.region : 0;
  const shown = useGradually(regions.length, Math.max(AT_FIRST, cursor + 10));
  const keys = useMemo(() => regionKeys(regions), [regions]);
  const fresh = new Set(collision.fresh[field]);
  const here = useMemo(
    () => new Map(places.flatMap((place) => (place.field === field ? [[place.region, place]] : []))),
    [places, field],
  );
  const total = places.filter((place) => place.kind === 'conflict').length;
  return regions.slice(0, shown).map((region, index) => {
    const place = here.get(index);
    const key = keys[index];
    if (place === undefined) {
      return field === 'title' ? (
        <DocumentText key={key} title className={cx('ps-[17px]', columns && 'md:ps-[37px]')}>
          {region.mine}
        </DocumentText>
      ) : (
        <UnchangedRun
          key={key}
          text={region.mine}
          first={index === 0}
          last={index === regions.length - 1}
          columns={columns}
        />
      );
    }
    return (
      <Row
        key={key}
        place={place}
        total={total}
        choice={choiceAt(collision.choices, place)}
        fresh={fresh.has(index)}
      />
    );
  });
}

/** Laid out only when near: two hundred cards cost what the few in sight cost. */
const Row = memo(function Row({
  total,
  ...place
}: Parameters<typeof AutomaticPlace>[0] & { readonly total: number }) {
  const conflict = place.place.kind === 'conflict';
  return (
    <div
      className={cx(
        '-mx-1 px-1 py-1 [content-visibility:auto]',
        conflict ? '[contain-intrinsic-size:auto_26rem]' : '[contain-intrinsic-size:auto_6rem]',
      )}
    >
      {conflict ? <ConflictCard {...place} total={total} /> : <AutomaticPlace {...place} />}
    </div>
  );
});
