'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { EmptyState } from '@/components/ui/page/empty-state';
import { askedToWait, NetworkError, ProblemError } from '@/lib/client/api/problem-error';

interface LoadProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly level?: 1 | 2;
  /** What more can be done, before the way back to all documents. */
  readonly actions?: ReactNode;
  /** Said in place of the usual explanation. */
  readonly children?: ReactNode;
}

/** Instead of what could not be loaded: what happened, and what to do next. */
export function LoadProblem({ error, onRetry, level = 1, actions, children }: LoadProblemProps) {
  const { title, text, again } = explained(error);
  useEffect(() => {
    // Anything else is a fault of this page, and somebody has to be able to find it.
    if (!(error instanceof NetworkError || error instanceof ProblemError)) console.error(error);
  }, [error]);
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (!(error instanceof NetworkError)) return;
    const again = () => retry();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [error]);
  useEffect(() => {
    const wait = askedToWait(error);
    if (wait === null) return;
    const timer = setTimeout(() => retry(), wait);
    return () => clearTimeout(timer);
  }, [error]);
  return (
    <EmptyState
      level={level}
      role="alert"
      title={title}
      actions={
        <>
          {actions}
          {again && (
            <Button variant="primary" onClick={onRetry}>
              Try again
            </Button>
          )}
          {level === 1 && (
            <Link href="/" className={buttonClasses('plain')}>
              All documents
            </Link>
          )}
        </>
      }
    >
      {children ?? text}
    </EmptyState>
  );
}

function explained(error: unknown): {
  readonly title: string;
  readonly text: string;
  readonly again: boolean;
} {
  if (error instanceof NetworkError) {
    const offline = !navigator.onLine;
    return {
      title: offline ? 'You are offline' : 'The server cannot be reached',
      text: `This has not been opened on this device yet, so there is nothing to show here. ${
        offline ? 'It opens as soon as the connection is back.' : 'Try again in a moment.'
      }`,
      again: true,
    };
  }
  if (error instanceof ProblemError) {
    if (error.status === 404) {
      return {
        title: 'There is no such document',
        text: 'It may never have existed, or its owner does not share it with you. The link may have been cut short.',
        again: false,
      };
    }
    if (error.status === 410) {
      const title = error.problem.forever
        ? 'This document was deleted for ever'
        : 'This document was deleted';
      return { title, text: error.problem.message, again: false };
    }
    if (error.status === 401 || error.status === 403) {
      return { title: 'You may not open this', text: error.problem.message, again: true };
    }
    const wait = askedToWait(error);
    if (error.status === 429 && wait !== null) {
      const seconds = Math.max(1, Math.ceil(wait / 1_000));
      return {
        title: 'The server asks you to wait a moment',
        text: `Too many requests arrived at once. The page tries again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}; nothing was lost.`,
        again: true,
      };
    }
    if (error.error === 'unavailable') {
      return { title: 'The server has a problem', text: error.problem.message, again: true };
    }
    if (error.status < 500) return { title: 'This did not work', text: error.problem.message, again: true };
  }
  return {
    title: 'The server has a problem',
    text: 'It could not answer right now. What was saved is still there. Try again in a moment.',
    again: true,
  };
}
