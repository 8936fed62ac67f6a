'use client';

import { useSyncExternalStore } from 'react';
import { QrCode } from '@/components/ui/page/qr-code';

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
  const host = new URL(link).hostname;
  const onlyHere = host === 'localhost' || host.startsWith('127.') || host === '[::1]';
  return (
    <div>
      <QrCode text={link} name={`QR code for ${link}`} />
      <p className="mt-3 text-center font-mono text-sm break-all">{link}</p>
      {onlyHere && (
        <p className="mt-3 text-sm text-pretty text-ink-soft">
          This address works on this device only. For other devices start the server with HOST=0.0.0.0 and
          open the lab under the address that this computer has in your network.
        </p>
      )}
    </div>
  );
}
