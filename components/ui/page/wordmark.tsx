/** The name of the product, with its mark: two lines that meet. */
export function Wordmark({ markOnly = false }: { readonly markOnly?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold tracking-tight">
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-6">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path
          d="M6 9c7 0 9 7 20 7M6 23c7 0 9-7 20-7"
          fill="none"
          className="stroke-on-accent"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      {!markOnly && 'Midair'}
    </span>
  );
}
