import { QrCode } from './qr-code';

interface LinkCodeProps {
  readonly link: string;
  /** What the code is, for whoever does not see it. */
  readonly name: string;
}

/** A link for the camera of another device, and what is in the way where that could not open it. */
export function LinkCode({ link, name }: LinkCodeProps) {
  const host = new URL(link).hostname;
  const onlyHere = host === 'localhost' || host.startsWith('127.') || host === '[::1]';
  return (
    <>
      <QrCode text={link} name={name} />
      {onlyHere && (
        <p className="mt-3 text-sm text-pretty text-ink-soft">
          This address works on this device only. For other devices, start the server with HOST=0.0.0.0 and
          open this page at the address of this computer in your network.
        </p>
      )}
    </>
  );
}
