import type { RaceSlice } from '@/lib/lab/races/race-statistics';
import { Axes } from './axes';

interface SavesChartProps {
  readonly slices: readonly RaceSlice[];
  readonly elapsed: number;
}

const WIDTH = 560;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 28;

/** Saves over time: acknowledged and refused, each counted from the beginning. */
export function SavesChart({ slices, elapsed }: SavesChartProps) {
  const most = Math.max(1, ...slices.map(({ acknowledged, refused }) => Math.max(acknowledged, refused)));
  const x = (at: number) => LEFT + ((WIDTH - LEFT - 70) * at) / Math.max(1, elapsed);
  const y = (count: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 14) * count) / most;
  const path = (of: (slice: RaceSlice) => number) =>
    [
      `M${x(0)} ${y(0)}`,
      ...slices.map((slice) => `L${x(slice.until).toFixed(1)} ${y(of(slice)).toFixed(1)}`),
    ].join('');
  const last = slices.at(-1);
  const lines = [
    { word: 'saved', ink: 'var(--accent)', dash: undefined, of: (slice: RaceSlice) => slice.acknowledged },
    { word: 'refused', ink: 'var(--theirs)', dash: '5 4', of: (slice: RaceSlice) => slice.refused },
  ] as const;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="w-full"
      role="img"
      aria-label={`Saves over time: ${last?.acknowledged ?? 0} saved and ${last?.refused ?? 0} refused after ${(elapsed / 1000).toFixed(1)} seconds.`}
    >
      <Axes most={most} left={LEFT} right={WIDTH - 70} top={14} bottom={HEIGHT - BOTTOM} />
      <text x={WIDTH - 70} y={HEIGHT - 8} textAnchor="end" className="lab-axis">
        {(elapsed / 1000).toFixed(1)} s
      </text>
      <text x={LEFT} y={HEIGHT - 8} className="lab-axis">
        0
      </text>
      {lines.map(({ word, ink, dash, of }, index) => (
        <g key={word}>
          <path d={path(of)} fill="none" stroke={ink} strokeWidth={2.25} strokeDasharray={dash} />
          {last && (
            <text
              x={x(last.until) + 6}
              // Two lines that end at one height keep their names apart.
              y={
                y(of(last)) +
                4 +
                (Math.abs(y(last.acknowledged) - y(last.refused)) < 14 ? (index === 0 ? -8 : 8) : 0)
              }
              className="lab-axis-strong"
              style={{ fill: ink }}
            >
              {word}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
