import Link from 'next/link';

interface ClosingProps {
  /** Whether every challenge is reached; otherwise it is the last one that is. */
  readonly everything: boolean;
}

const link = 'font-medium text-accent underline underline-offset-4';

/** What there is to do after the challenges. */
export function Closing({ everything }: ClosingProps) {
  return (
    <p className="mt-4 max-w-prose text-pretty">
      <strong className="font-semibold">
        {everything
          ? 'Well done: you have reached every challenge.'
          : 'Well done: that was the last challenge.'}
      </strong>{' '}
      You can read why it all works in the{' '}
      <Link href="/learn" className={link}>
        lessons
      </Link>
      , let many clients save at once in a{' '}
      <Link href="?view=race" className={link}>
        race
      </Link>
      , or invite other people into a{' '}
      <Link href="?view=class" className={link}>
        class
      </Link>
      .
    </p>
  );
}
