import { renderSVG } from 'uqr';

interface QrCodeProps {
  readonly text: string;
  /** What it is, for whoever does not see it. */
  readonly name: string;
}

/** A text for the camera of another device. */
export function QrCode({ text, name }: QrCodeProps) {
  const code = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(text, { border: 2, ecc: 'M' }))}`;
  return (
    // biome-ignore lint/performance/noImgElement: it is drawn here and loaded from nowhere.
    <img
      src={code}
      alt={name}
      className="mx-auto aspect-square w-full max-w-80 rounded-lg border border-line bg-white"
    />
  );
}
