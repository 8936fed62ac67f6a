import { useMemo } from 'react';
import { AutomaticPlace } from '@/components/merge/cards/automatic-place';
import { ConflictCard } from '@/components/merge/cards/conflict-card';
import { UnchangedPlace } from '@/components/merge/cards/unchanged-place';
import { useMergeView } from '@/components/merge/view/merge-view';
import { SideLabel } from '@/components/merge/view/side-panel';
import { type ChangedPlace, placeId } from '@/components/merge/words/places';
import { cx } from '@/components/ui/controls/cx';
import { DocumentText } from '@/components/ui/text/document-text';
import { TextChunk } from '@/components/ui/text/text-chunk';
import type { TextRange } from '@/components/ui/text/text-pieces';
import type { Field } from '@/lib/client/document/content';
import {
  type Collision,
  choiceAt,
  type Place,
  type PlaceWarning,
  samePlace,
} from '@/lib/client/session/collision';
import type { Region, RegionKind } from '@/lib/merge/regions/region';
import { codeRanges } from './code-ranges';
import { chunkStarts, regionKeys } from './region-keys';
import { useGradually } from './use-gradually';

/** In pixels: what the scroll bar counts with until a place was laid out. */
const LIKELY_HEIGHT: Record<RegionKind, number> = {
  unchanged: 140,
  mine: 110,
  theirs: 110,
  same: 110,
  combined: 130,
  conflict: 420,
};

const NONE: readonly PlaceWarning[] = [];
const NO_CODE: readonly TextRange[] = [];

interface MergedTextProps {
  readonly collision: Collision;
  readonly places: readonly ChangedPlace[];
  readonly warnings: readonly PlaceWarning[];
  /** The place that a search is at. */
  readonly sought: Place | null;
  /** A place far down is wanted now. */
  readonly allAtOnce: boolean;
}

/** The result, from the title to the last line, with every changed place where it stands. */
export function MergedText(props: MergedTextProps) {
  const { columns } = useMergeView();
  return (
    <div className="space-y-3">
      {columns && (
        <div className="sticky -top-5 z-10 short:top-0 -mx-1 hidden gap-4 border-b border-line bg-page px-6 py-2.5 *:ps-[17px] text-[0.8125rem] font-medium md:grid md:grid-cols-3">
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
      <Text {...props} field="title" />
      <Text {...props} field="body" />
    </div>
  );
}

function Text({
  field,
  collision,
  places,
  warnings,
  sought,
  allAtOnce,
}: MergedTextProps & { readonly field: Field }) {
  const { columns } = useMergeView();
  const { regions } = collision.merge[field];
  // The card with the cursor is among the first, so that the dialog can open at it.
  const cursor = collision.cursor?.field === field ? collision.cursor.region : 0;
  const shown = useGradually(regions.length, Math.max(fillScreen(regions), cursor + 1), allAtOnce);
  const keys = useMemo(() => regionKeys(regions), [regions]);
  const fresh = new Set(collision.fresh[field]);
  const here = useMemo(
    () => new Map(places.flatMap((place) => (place.field === field ? [[place.region, place]] : []))),
    [places, field],
  );
  const warned = useMemo(() => byRegion(warnings, field), [warnings, field]);
  const total = places.filter((place) => place.kind === 'conflict').length;
  const starts = useMemo(() => chunkStarts(keys), [keys]);
  const code = useMemo(() => codeRanges(field === 'body' ? regions : []), [regions, field]);
  const isSought = (region: number) => samePlace(sought, { field, region });
  return starts
    .filter((start) => start < shown)
    .map((start, index) => {
      const chunk = regions.slice(start, starts[index + 1]);
      const height = chunk.reduce((sum, region) => sum + LIKELY_HEIGHT[region.kind], 0);
      return (
        <TextChunk key={start === 0 ? 0 : keys[start]} skippable={starts.length > 1} height={height}>
          {chunk.slice(0, shown - start).map((region, within) => {
            const at = start + within;
            const place = here.get(at);
            const key = keys[at];
            if (place !== undefined) {
              const shared = {
                place,
                choice: choiceAt(collision.choices, place),
                fresh: fresh.has(at),
                warnings: warned.get(at) ?? NONE,
              };
              return place.kind === 'conflict' ? (
                <ConflictCard key={key} {...shared} total={total} sought={isSought(at)} />
              ) : (
                <AutomaticPlace key={key} {...shared} />
              );
            }
            return field === 'title' ? (
              <DocumentText key={key} title className={cx('ps-[17px] low:hidden', columns && 'md:ps-[37px]')}>
                {region.mine}
              </DocumentText>
            ) : (
              <div
                key={key}
                id={placeId({ field, region: at })}
                tabIndex={-1}
                className="scroll-mt-4 rounded-md"
              >
                <UnchangedPlace
                  field={field}
                  index={at}
                  of={region}
                  code={code[at] ?? NO_CODE}
                  choice={collision.choices[field][at] ?? null}
                  first={at === 0}
                  last={at === regions.length - 1}
                  sought={isSought(at)}
                />
              </div>
            );
          })}
        </TextChunk>
      );
    });
}

/** How many regions fill the screen at first, beneath the summary. */
function fillScreen(regions: readonly Region[]): number {
  let room = innerHeight * 0.8;
  let count = 0;
  while (count < regions.length && room > 0) room -= LIKELY_HEIGHT[regions[count++]!.kind];
  return count;
}

function byRegion(
  warnings: readonly PlaceWarning[],
  field: Field,
): ReadonlyMap<number, readonly PlaceWarning[]> {
  const found = new Map<number, PlaceWarning[]>();
  for (const warning of warnings) {
    if (warning.field === field) found.set(warning.region, [...(found.get(warning.region) ?? []), warning]);
  }
  return found;
}
