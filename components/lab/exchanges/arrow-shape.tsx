import type { Arrow } from '@/lib/lab/exchanges/sequence-diagram';

interface ArrowShapeProps {
  readonly arrow: Arrow;
  /** Where it begins and ends, in pixels. */
  readonly from: number;
  readonly to: number;
  readonly ink: string;
  /** What vanished with it, in words; empty for nothing. */
  readonly loss: string;
}

/** An arrow shorter than this has room for the status alone, and for tags without any of their hash. */
const ROOM_FOR_WORDS = 150;

const TONES = {
  plain: 'var(--ink)',
  done: 'var(--accent)',
  refused: 'var(--danger)',
  failed: 'var(--danger)',
} as const;

/** A name in as few letters as there is room for, kept apart: without that, a status after Arabic stands before it. */
function shortName(name: string, tight: boolean): string {
  const letters = [...name];
  const room = tight ? 7 : 16;
  const short = letters.length <= room ? name : `${letters.slice(0, room - 1).join('')}…`;
  return `\u2068${short}\u2069`;
}

/** A request or its answer on its way, with what it says. */
export function ArrowShape({ arrow, from, to, ink, loss }: ArrowShapeProps) {
  const right = to > from;
  const request = arrow.kind === 'request';
  const start = from + (right ? 1 : -1) * (request ? 0 : 5);
  const full = to - (right ? 1 : -1) * (request ? 5 : 0);
  const end = arrow.lost ? start + (full - start) * 0.55 : full;
  const head = right ? -7 : 7;
  const stroke = request ? ink : loss === '' ? TONES[arrow.tone] : 'var(--danger)';
  const left = Math.min(from, to);
  const span = Math.abs(to - from);
  const tight = span < ROOM_FOR_WORDS;
  const said = tight && !request ? arrow.label.slice(0, 3) : arrow.label;
  const label = arrow.who === null ? said : `${shortName(arrow.who, tight)}: ${said}`;
  const detail = tight ? arrow.detail.replace(/"(\d+)-[0-9a-f]+…"/g, '"$1-…"') : arrow.detail;
  return (
    <>
      <rect className="lab-hit" x={left} y={arrow.y - 20} width={span} height={38} rx={4} />
      <line
        x1={start}
        x2={end}
        y1={arrow.y}
        y2={arrow.y}
        stroke={stroke}
        strokeWidth={1.75}
        strokeDasharray={request ? undefined : '6 4'}
      />
      {arrow.lost ? (
        <path
          d={`M${end - 5} ${arrow.y - 5}l10 10m0-10-10 10`}
          stroke="var(--danger)"
          strokeWidth={2}
          fill="none"
        />
      ) : (
        <path d={`M${end} ${arrow.y}l${head} -4v8z`} fill={stroke} stroke={stroke} strokeLinejoin="round" />
      )}
      <text x={left + span / 2} y={arrow.y - 6} textAnchor="middle" className="lab-label">
        <tspan
          fontWeight={650}
          fill={arrow.tone === 'refused' || arrow.tone === 'failed' ? 'var(--danger)' : 'var(--ink)'}
        >
          {arrow.lost ? `${label}, never arrived` : label}
        </tspan>
      </text>
      {loss !== '' ? (
        <text x={left + span / 2} y={arrow.y + 15} textAnchor="middle" className="lab-loss">
          {loss}
        </text>
      ) : (
        detail !== '' && (
          <text x={left + span / 2} y={arrow.y + 14} textAnchor="middle" className="lab-detail">
            {detail}
          </text>
        )
      )}
    </>
  );
}
