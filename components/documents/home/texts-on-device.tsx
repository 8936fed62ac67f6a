'use client';

import type { RefObject } from 'react';
import { KeptDrafts } from './kept-drafts';
import { UnkeptTexts } from './unkept-texts';
import { UnreadableDrafts } from './unreadable-drafts';

/** What this device has and the server does not. */
export function TextsOnDevice({ heading }: { readonly heading: RefObject<HTMLHeadingElement | null> }) {
  return (
    <>
      <UnkeptTexts />
      <KeptDrafts heading={heading} />
      <UnreadableDrafts />
    </>
  );
}
