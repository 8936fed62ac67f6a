/** Room for a list that is on its way, so that nothing jumps when it comes. */
export function ListSkeleton({ rows, label }: { readonly rows: number; readonly label: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <ul aria-hidden="true" className="animate-pulse divide-y divide-line motion-reduce:animate-none">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all the same and never move.
          <li key={row} className="flex items-center gap-3 py-3">
            <span className="size-8 rounded-full bg-line" />
            <span className="flex-1 space-y-2.5 py-1">
              <span className="block h-3.5 w-2/5 rounded bg-line" />
              <span className="block h-3 w-1/4 rounded bg-line" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
