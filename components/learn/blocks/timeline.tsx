import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';

/** One moment: what one of the three does or holds. */
interface Moment {
  readonly who: 'Ana' | 'Server' | 'Ben';
  readonly text: string;
  /** Something bad happens here. */
  readonly loss?: boolean;
}

interface TimelineProps {
  readonly caption: string;
  readonly moments: readonly Moment[];
}

const COLUMNS = ['Ana', 'Server', 'Ben'] as const;
const INK = {
  Ana: 'border-mine-line bg-mine-soft',
  Server: 'border-line bg-sunken',
  Ben: 'border-theirs-line bg-theirs-soft',
} as const;

/** Who does what, one moment a row, a column for each who does anything. */
export function Timeline({ caption, moments }: TimelineProps) {
  const columns = COLUMNS.filter((name) => moments.some(({ who }) => who === name));
  return (
    <table className="w-full table-fixed border-separate border-spacing-x-1 border-spacing-y-1 text-left text-[0.8125rem] sm:border-spacing-x-3 sm:text-sm">
      <caption className="pb-2 text-left text-sm font-semibold">{caption}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col" className="border-b border-line-strong pb-1 font-semibold">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moments.map(({ who, text, loss }) => (
          <tr key={`${who} ${text}`} className="align-top">
            {columns.map((name) => (
              <td key={name} className="p-0">
                {name === who && (
                  <div
                    className={cx(
                      'rounded-md border px-2 py-1.5 wrap-anywhere',
                      loss ? 'border-danger bg-danger-soft' : INK[who],
                    )}
                  >
                    {loss && <Icon name="alert" className="mr-1.5 mb-0.5 inline size-4 text-danger" />}
                    {text}
                  </div>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
