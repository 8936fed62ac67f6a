import Link from 'next/link';
import { Wordmark } from './wordmark';

/** The way home, at the left of every header. */
export function HomeLink() {
  return (
    <Link
      href="/"
      className="mr-auto flex min-h-9 items-center rounded-md"
      aria-label="Midair, all documents"
    >
      <Wordmark />
    </Link>
  );
}
