'use client';

import { useEffect, useState } from 'react';
import { copyText } from './copy-text';

/** Milliseconds for which it is said that code was copied. */
const SAID = 2_000;

/** Puts the code of a block on the clipboard. */
export function CopyCode({ code }: { readonly code: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SAID);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => setSaid((await copyText(code.replace(/\n$/, ''))) ? 'Copied' : 'Not copied');
  return (
    <>
      <button type="button" className="prose-copy" aria-label="Copy this code" onClick={() => void copy()}>
        {said || 'Copy'}
      </button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
