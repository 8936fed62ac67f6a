'use client';

import { useSyncExternalStore } from 'react';
import { LinkCode } from '@/components/ui/page/link-code';

const never = () => () => undefined;

/** The address of a lab as others reach it, with the class's challenge; empty until the page is alive. */
export function useLabLink(labId: string, challenge: string | null): string {
  return useSyncExternalStore(
    never,
    () =>
      new URL(`/lab/${labId}${challenge === null ? '' : `?challenge=${challenge}`}`, window.location.href)
        .href,
    () => '',
  );
}

interface JoinCodeProps {
  readonly labId: string;
  /** The class's challenge, by its id, which the link carries; `null` for none. */
  readonly challenge: string | null;
}

/** The link to a lab and its QR code, large enough to be seen from the last row. */
export function JoinCode({ labId, challenge }: JoinCodeProps) {
  const link = useLabLink(labId, challenge);
  if (link === '') return null;
  return (
    <div>
      <LinkCode link={link} name={`QR code for ${link}`} />
      <p className="mt-3 text-center font-mono text-sm break-all">
        <a href={link} className="rounded underline-offset-4 hover:underline">
          {link}
        </a>
      </p>
    </div>
  );
}
