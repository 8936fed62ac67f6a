'use client';

import { useDeferredValue, useId, useMemo, useState } from 'react';
import { MarkedText } from '@/components/merge/marks/marked-text';
import { cx } from '@/components/ui/controls/cx';
import { Switch } from '@/components/ui/controls/switch';
import { DocumentText } from '@/components/ui/text/document-text';
import { merge } from '@/lib/merge/merge';
import type { Region, RegionKind } from '@/lib/merge/regions/region';

const ORIGINAL = 'Bring a hat.\n\nWe meet at noon by the lake.\n\nAna brings bread.\n\nBen brings water.\n';
const MINE =
  'Bring a hat.\n\nWe meet at noon by the lake.\n\nAna brings bread.\n\nBen brings water and apples.\n';
const THEIRS = 'We meet at noon by the lake.\n\nAna brings bread and cheese.\n\nBen brings water.\n';

const LOOKS: Readonly<Record<RegionKind, { readonly word: string; readonly classes: string }>> = {
  unchanged: { word: 'Unchanged', classes: 'border-line' },
  mine: { word: 'Yours', classes: 'border-mine-line bg-mine-soft' },
  theirs: { word: 'Ana’s', classes: 'border-theirs-line bg-theirs-soft' },
  same: { word: 'Both made this change', classes: 'border-accent bg-accent-soft' },
  combined: { word: 'Words of both', classes: 'border-accent bg-accent-soft' },
  conflict: { word: 'Conflict: somebody has to decide', classes: 'border-danger border-dashed' },
};

/** Three texts to type in, and what the merge makes of them, place by place. */
export function MergeBench() {
  const id = useId();
  const [original, setOriginal] = useState(ORIGINAL);
  const [mine, setMine] = useState(MINE);
  const [theirs, setTheirs] = useState(THEIRS);
  const [known, setKnown] = useState(true);
  const texts = useDeferredValue(`${known ? original : ''}\0${mine}\0${theirs}`);
  const regions = useMemo(() => {
    const [base = '', ours = '', others = ''] = texts.split('\0');
    return merge(base, ours, others).regions;
  }, [texts]);
  const conflicts = regions.filter(({ kind }) => kind === 'conflict').length;
  return (
    <section
      aria-labelledby={id}
      className="rounded-xl border border-line-strong/50 bg-surface px-4 py-4 sm:px-5"
    >
      <h2 id={id} className="font-serif text-xl font-semibold">
        Merge three texts
      </h2>
      <p className="mt-1 text-sm text-pretty text-ink-soft">
        Type in any of them. The result follows, by the code that merges documents here.
      </p>
      <div className="mt-4 grid gap-3 md:grid-cols-3">
        <Text label="Your version" ink="border-mine-line" value={mine} onChange={setMine} />
        <Text
          label="Original"
          ink="border-original-line"
          value={original}
          onChange={setOriginal}
          disabled={!known}
        />
        <Text label="Ana’s version" ink="border-theirs-line" value={theirs} onChange={setTheirs} />
      </div>
      <div className="mt-3">
        <Switch checked={known} onCheckedChange={setKnown}>
          Know the original
        </Switch>
      </div>
      <p role="status" className="mt-3 text-sm font-medium">
        {conflicts === 0
          ? 'Everything fits together.'
          : `${conflicts} ${conflicts === 1 ? 'place needs' : 'places need'} somebody to decide.`}
      </p>
      <ol aria-label="Result, place by place" className="mt-2 space-y-1.5">
        {regions.filter(isSeen).map((region, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of a text are told apart by their order only.
          <li key={index} className={cx('rounded-md border-l-4 px-3 py-1.5', LOOKS[region.kind].classes)}>
            <span className="block text-xs font-medium text-ink-soft">{LOOKS[region.kind].word}</span>
            <RegionText region={region} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Blank lines that nobody changed are nothing to look at. */
function isSeen({ kind, base }: Region): boolean {
  return kind !== 'unchanged' || base.trim() !== '';
}

const SIDES = { mine: 'mine', theirs: 'theirs', same: 'both', combined: 'both' } as const;

function RegionText({ region }: { readonly region: Region }) {
  const base = bare(region.base);
  switch (region.kind) {
    case 'unchanged':
      return <DocumentText>{base}</DocumentText>;
    case 'conflict':
      return (
        <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)] sm:items-baseline">
          <dt className="text-sm font-medium text-mine">Yours</dt>
          <dd>
            <MarkedText from={base} to={bare(region.mine)} side="mine" ready />
          </dd>
          <dt className="text-sm font-medium text-theirs">Ana’s</dt>
          <dd>
            <MarkedText from={base} to={bare(region.theirs)} side="theirs" ready />
          </dd>
        </dl>
      );
    default:
      return <MarkedText from={base} to={bare(region.text ?? '')} side={SIDES[region.kind]} ready />;
  }
}

/** A text without the blank lines at its ends, which only set it apart from its neighbours. */
function bare(text: string): string {
  return text.replace(/^\n+|(?<!\n)\n+$/g, '');
}

interface TextProps {
  readonly label: string;
  readonly ink: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

function Text({ label, ink, value, onChange, disabled }: TextProps) {
  return (
    <label className="block text-sm font-medium">
      {label}
      <textarea
        className={cx(
          'mt-1 block w-full rounded-md border-2 bg-page p-2.5 font-serif text-[0.9375rem] leading-normal font-normal disabled:opacity-50',
          ink,
        )}
        rows={8}
        maxLength={4000}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value.replaceAll('\0', ''))}
      />
    </label>
  );
}
