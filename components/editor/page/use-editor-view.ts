'use client';

import { useCallback } from 'react';
import { usePreference } from '@/components/ui/hooks/use-preference';
import { noteChosenView } from './chosen-view';
import type { ViewMode } from './editor-layout';

const modes: readonly ViewMode[] = ['write', 'both', 'preview'];

/**
 * What of a document is shown; until someone chooses, both where there is room for two columns, and how it reads for
 * whoever may only read.
 */
export function useEditorView(writable: boolean): readonly [ViewMode, (mode: ViewMode) => void] {
  const roomy = typeof window !== 'undefined' && window.matchMedia('(min-width: 64rem)').matches;
  const [chosen, choose] = usePreference('midair.view', modes, roomy ? 'both' : 'write');
  const chooseNow = useCallback(
    (mode: ViewMode) => {
      choose(mode);
      noteChosenView(mode);
    },
    [choose],
  );
  const reading = usePreference('midair.reading-view', modes, 'preview');
  return writable ? [chosen, chooseNow] : reading;
}
