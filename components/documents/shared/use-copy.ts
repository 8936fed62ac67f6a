'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { versionsQuery } from '@/lib/client/cache/queries';
import { type Content, copyTitle } from '@/lib/client/document/content';
import { useDocumentActions } from './use-document-actions';

/** Who writes what belongs to nobody: the document that explains the product. */
const MIDAIR = '00000000-0000-4000-8000-000000000000';

/**
 * Makes a document of one's own of what is shown, and opens it.
 *
 * @param offered whether it is offered: only then it is found out what to call it.
 */
export function useCopy(documentId: string, { title, body }: Content, offered: boolean) {
  const { create } = useDocumentActions();
  const history = useInfiniteQuery({ ...versionsQuery(documentId), enabled: offered, retry: false });
  const isNobodys = history.data?.pages[0]?.rows[0]?.author?.id === MIDAIR;
  const copy = useCallback(() => void create({ title: copyTitle(title), body }), [create, title, body]);
  return { copy, label: isNobodys ? 'Make it mine' : 'Make a copy' };
}
