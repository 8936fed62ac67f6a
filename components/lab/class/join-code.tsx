'use client';

import { useSyncExternalStore } from 'react';
import { LinkCode } from '@/components/ui/page/link-code';

const never = () => () => undefined;

/** The address of a lab as others reach it; empty until the page is alive. */
export function useLabLink(labId: string): string {
  return useSyncExternalStore(
    never,
    () => new URL(`/lab/${labId}`, window.location.href).href,
    () => '',
  );
}

/** The link to a lab and its QR code, large enough to be seen from the last row. */
export function JoinCode({ labId }: { readonly labId: string }) {
  const link = useLabLink(labId);
  if (link === '') return null;
  return (
    <div>
      <LinkCode link={link} name={`QR code for ${link}`} />
      <p className="mt-3 text-center font-mono text-sm break-all">{link}</p>
    </div>
  );
}
