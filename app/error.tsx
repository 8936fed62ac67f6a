'use client';

import { useEffect } from 'react';
import { later } from '@/components/ui/hooks/later';

// Every page loads this file, and hardly ever one needs what it shows.
const ErrorView = later(() => import('./error-view').then(({ ErrorView }) => ErrorView));

interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <ErrorView
      retry={retry}
      instead={
        <p role="alert" className="p-6">
          Something went wrong on this page. Your text is safe.
        </p>
      }
    />
  );
}
