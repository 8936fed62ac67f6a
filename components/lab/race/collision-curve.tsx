import { Axes } from './axes';

/** A race that was run: how many clients, and the share of saves that collided, 0 to 1. */
interface MeasuredPoint {
  readonly clients: number;
  readonly share: number;
}

interface CollisionCurveProps {
  readonly expected: (clients: number) => number;
  readonly measured: readonly MeasuredPoint[];
  readonly label: string;
}

const WIDTH = 560;
const HEIGHT = 220;
const LEFT = 44;
const RIGHT = WIDTH - 16;
const TOP = 14;
const BOTTOM = HEIGHT - 28;

/** The share of saves that theory expects to collide, by number of clients, and what was measured. */
export function CollisionCurve({ expected, measured, label }: CollisionCurveProps) {
  const most = Math.max(20, ...measured.map(({ clients }) => clients));
  const x = (clients: number) => LEFT + ((RIGHT - LEFT) * clients) / most;
  const y = (share: number) => BOTTOM - (BOTTOM - TOP) * share;
  const points = Array.from({ length: most }, (_, index) => index + 1);
  const words = measured.map(
    ({ clients, share }) =>
      `${clients} clients: measured ${Math.round(share * 100)} %, expected ${Math.round(expected(clients) * 100)} %`,
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="w-full"
      role="img"
      aria-label={`${label}. ${words.join('; ') || 'Nothing measured yet'}.`}
    >
      <Axes most={100} unit=" %" left={LEFT} right={RIGHT} top={TOP} bottom={BOTTOM} />
      <path
        d={points
          .map((n, index) => `${index === 0 ? 'M' : 'L'}${x(n).toFixed(1)} ${y(expected(n)).toFixed(1)}`)
          .join('')}
        fill="none"
        stroke="var(--original-line)"
        strokeWidth={2}
        strokeDasharray="5 4"
      />
      {measured.map(({ clients, share }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two races may come out the same.
        <g key={index}>
          <circle
            cx={x(clients)}
            cy={y(share)}
            r={5}
            fill="var(--accent)"
            stroke="var(--surface)"
            strokeWidth={1.5}
          />
        </g>
      ))}
      <text x={RIGHT} y={HEIGHT - 8} textAnchor="end" className="lab-axis">
        {most} clients
      </text>
      <text x={LEFT} y={HEIGHT - 8} className="lab-axis">
        0
      </text>
    </svg>
  );
}
