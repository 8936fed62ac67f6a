'use client';

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { type Arrow, type Lifeline, layOut } from '@/lib/lab/exchanges/sequence-diagram';
import type { LostWord } from '@/lib/lab/ledger/ledger';
import { ArrowShape } from './arrow-shape';
import { exchangeName, lossWords } from './exchange-words';
import type { ExchangesProps } from './exchanges-props';
import { personInk } from './person-ink';

/** Pixels above and below the visible part that are drawn as well. */
const OVERSCAN = 300;
const MIN_COLUMN = 104;
/** Requests that are open at once stand side by side, up to so many. */
const MOST_LANES = 6;
const NONE: readonly LostWord[] = [];

/** The exchanges as arrows between lifelines, newest at the end; each opens. Only what is in view is drawn. */
export function SequenceDiagram({
  people,
  joined = people,
  own,
  exchanges,
  lost = NONE,
  selected,
  onSelect,
  empty,
  className,
}: ExchangesProps) {
  const scroller = useRef<HTMLElement>(null);
  const follow = useRef(true);
  const [width, setWidth] = useState(480);
  const [view, setView] = useState({ top: 0, height: 600 });
  const room = Math.max(3, Math.floor(width / MIN_COLUMN));
  const diagram = useMemo(
    () => layOut(people, exchanges, own && { own, room }),
    [people, exchanges, own, room],
  );
  const lostBy = useMemo(() => byExchange(lost), [lost]);
  const byId = useMemo(() => new Map(exchanges.map((each) => [each.id, each])), [exchanges]);

  useEffect(() => {
    const element = scroller.current!;
    const measure = () => {
      setWidth(element.clientWidth);
      setView({ top: element.scrollTop, height: element.clientHeight });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current!;
    if (
      follow.current &&
      element.scrollHeight - element.clientHeight !== element.scrollTop &&
      diagram.height > 0
    )
      element.scrollTop = element.scrollHeight;
  }, [diagram.height]);

  const columns = diagram.lifelines.length;
  const drawn = Math.max(width, columns * MIN_COLUMN);
  const x = (column: number) => ((column + 0.5) * drawn) / columns;
  const server = diagram.lifelines.findIndex(({ is }) => is === 'server');
  const inView = (top: number, bottom = top) =>
    bottom >= view.top - OVERSCAN && top <= view.top + view.height + OVERSCAN;
  const visible = new Map<string, Arrow[]>();
  for (const arrow of diagram.arrows)
    if (inView(arrow.y)) visible.set(arrow.exchange, [...(visible.get(arrow.exchange) ?? []), arrow]);
  const height = Math.max(diagram.height, view.height - 44);

  return (
    <section
      ref={scroller}
      aria-label="Sequence diagram"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll only what has focus (WCAG 2.1.1).
      tabIndex={0}
      className={cx('relative overflow-auto rounded-lg border border-line bg-surface', className)}
      onScroll={({ currentTarget: element }) => {
        follow.current = element.scrollHeight - element.clientHeight - element.scrollTop < 24;
        setView({ top: element.scrollTop, height: element.clientHeight });
      }}
    >
      <LifelineNames lifelines={diagram.lifelines} joined={joined} at={x} width={drawn} />
      {exchanges.length === 0 && (
        <p className="absolute inset-x-8 top-16 z-10 mx-auto max-w-xs rounded-md bg-surface p-2 text-center text-sm text-pretty text-ink-faint">
          {empty}
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG groups its shapes by itself; the role lets them be buttons. */}
      <svg width={drawn} height={height} className="block" aria-label="Exchanges" role="group">
        {diagram.lifelines.map((lifeline, column) => (
          <line
            key={lifeline.is + lifeline.name}
            x1={x(column)}
            x2={x(column)}
            y1={0}
            y2={height}
            stroke={inkOf(lifeline, joined)}
            strokeOpacity={0.5}
            strokeDasharray={lifeline.is === 'server' ? undefined : '4 5'}
          />
        ))}
        {diagram.activations
          .filter(({ top, bottom }) => inView(top, bottom))
          .map(({ exchange, top, bottom, lane }) => (
            <rect
              key={exchange}
              x={x(server) - 4 + (lane % MOST_LANES) * 5}
              y={top}
              width={8}
              height={bottom - top}
              rx={2}
              fill="var(--sunken)"
              stroke="var(--line-strong)"
            />
          ))}
        {[...visible].map(([id, arrows]) => {
          const exchange = byId.get(id)!;
          return (
            // biome-ignore lint/a11y/useSemanticElements: there are no HTML buttons inside an SVG.
            <g
              key={id}
              role="button"
              tabIndex={0}
              aria-label={[exchangeName(exchange), lossWords(lostBy.get(id))].join(' ').trim()}
              aria-pressed={id === selected}
              className="lab-exchange cursor-pointer"
              data-selected={id === selected || undefined}
              onClick={() => onSelect(id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                onSelect(id);
              }}
            >
              {arrows.map((arrow) => (
                <ArrowShape
                  key={arrow.kind}
                  arrow={arrow}
                  from={x(arrow.from)}
                  to={x(arrow.to)}
                  ink={personInk(exchange.client, joined)}
                  loss={arrow.kind === 'answer' ? lossWords(lostBy.get(id)) : ''}
                />
              ))}
            </g>
          );
        })}
      </svg>
    </section>
  );
}

function byExchange(lost: readonly LostWord[]): ReadonlyMap<string, readonly LostWord[]> {
  const groups = new Map<string, LostWord[]>();
  for (const word of lost) groups.set(word.exchange, [...(groups.get(word.exchange) ?? []), word]);
  return groups;
}

/** Only people have colours of their own. */
function inkOf({ is, name }: Lifeline, joined: readonly string[]): string {
  return is === 'person' ? personInk(name, joined) : 'var(--line-strong)';
}

interface LifelineNamesProps {
  readonly lifelines: readonly Lifeline[];
  readonly joined: readonly string[];
  readonly at: (column: number) => number;
  readonly width: number;
}

/** Who each lifeline is; it stays in view. */
function LifelineNames({ lifelines, joined, at, width }: LifelineNamesProps) {
  return (
    <div className="sticky top-0 z-10 h-10 border-b border-line bg-surface/95" style={{ width }}>
      {lifelines.map((lifeline, column) => (
        <span
          key={lifeline.is + lifeline.name}
          dir="auto"
          className="absolute top-2 -translate-x-1/2 truncate rounded-md border px-2.5 py-0.5 text-sm font-semibold"
          style={{
            left: at(column),
            maxWidth: Math.min(152, width / lifelines.length - 6),
            borderColor: inkOf(lifeline, joined),
            ...(lifeline.is === 'person'
              ? {
                  color: 'var(--ink)',
                  background: `color-mix(in srgb, ${inkOf(lifeline, joined)} 12%, var(--surface))`,
                }
              : { color: 'var(--ink-soft)' }),
          }}
        >
          {lifeline.name}
        </span>
      ))}
    </div>
  );
}
