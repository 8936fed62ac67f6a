interface AxesProps {
  /** The highest count. */
  readonly most: number;
  /** The edges of the frame, in the units of the drawing. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly unit?: string;
}

/** A frame with the highest count and half of it. */
export function Axes({ most, left, right, top, bottom, unit = '' }: AxesProps) {
  return (
    <>
      {[0, 0.5, 1].map((part) => {
        const y = bottom - (bottom - top) * part;
        return (
          <g key={part}>
            <line x1={left} x2={right} y1={y} y2={y} stroke="var(--line)" />
            <text x={left - 6} y={y + 4} textAnchor="end" className="lab-axis">
              {Math.round(most * part).toLocaleString('en')}
              {unit}
            </text>
          </g>
        );
      })}
    </>
  );
}
