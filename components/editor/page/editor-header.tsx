import Link from 'next/link';
import type { ReactNode } from 'react';
import { Wordmark } from '@/components/ui/page/wordmark';

interface EditorHeaderProps {
  /** Out of sight, as in focus mode. */
  readonly hidden?: boolean;
  readonly title: ReactNode;
  /** Who else is here. */
  readonly people?: ReactNode;
  readonly status: ReactNode;
  readonly view: ReactNode;
  readonly actions: ReactNode;
}

/** The top of the editor: one row where there is room; on a phone the state and the view move to a second one. */
export function EditorHeader({ hidden = false, title, people, status, view, actions }: EditorHeaderProps) {
  return (
    <header
      hidden={hidden}
      className="flex flex-wrap items-center gap-x-2 gap-y-1 px-2 py-2 [[hidden]]:hidden sm:px-3 md:flex-nowrap md:gap-x-4"
    >
      <Link
        href="/"
        aria-label="All documents"
        title="All documents"
        className="flex size-9 shrink-0 items-center justify-center rounded-md pointer-coarse:size-11"
      >
        <Wordmark markOnly />
      </Link>
      <div className="min-w-0 flex-1">{title}</div>
      <div className="shrink-0 empty:hidden">{people}</div>
      <div className="min-w-0 text-sm max-md:order-2 max-md:flex-1 max-md:basis-24 max-md:px-2 max-md:text-xs md:shrink-0">
        {status}
      </div>
      <div className="max-md:order-3 md:shrink-0">{view}</div>
      <div className="flex shrink-0 items-center gap-1">{actions}</div>
      <div aria-hidden="true" className="order-1 h-0 basis-full md:hidden" />
    </header>
  );
}
