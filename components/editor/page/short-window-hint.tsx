interface ShortWindowHintProps {
  readonly words: string | null;
}

/**
 * Stays at the upper edge while a short window's page scrolls the text, where state and banners are out of view. It takes no
 * click and no room, and is not read out: state and banners are.
 */
export function ShortWindowHint({ words }: ShortWindowHintProps) {
  if (words === null) return null;
  return (
    <div
      aria-hidden="true"
      translate="no"
      className="pointer-events-none sticky top-0 z-10 hidden h-0 items-start justify-center px-2 short:flex"
    >
      <p className="rounded-b-lg border border-t-0 border-theirs-line bg-raised px-3 py-0.5 text-xs text-ink shadow-raised">
        {words}
      </p>
    </div>
  );
}
