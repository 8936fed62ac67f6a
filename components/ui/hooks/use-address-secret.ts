'use client';

import { useEffect, useState } from 'react';

/**
 * What follows # in the link that was opened: `undefined` until the page is alive, `null` where there is nothing. It is
 * taken out of the address at once, so that it stays in no history, and comes with no link that is passed on.
 */
export function useAddressSecret(): string | null | undefined {
  const [secret, setSecret] = useState<string | null>();
  useEffect(() => {
    const read = () => {
      const found = location.hash.slice(1);
      if (found !== '') history.replaceState(history.state, '', location.pathname);
      setSecret((before) => (found === '' ? (before ?? null) : found));
    };
    read();
    // Another link of this kind, opened in this tab, changes nothing but the fragment.
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return secret;
}
