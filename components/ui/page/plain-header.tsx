import { Wordmark } from './wordmark';

/** The top of a page that needs no script: the way home alone. */
export function PlainHeader() {
  return (
    <header className="mx-auto flex min-h-16 max-w-4xl items-center px-4 sm:px-6">
      <a href="/" className="flex min-h-9 items-center rounded-md" aria-label="Midair, all documents">
        <Wordmark />
      </a>
    </header>
  );
}
