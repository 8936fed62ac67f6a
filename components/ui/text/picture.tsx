import { useRef, useSyncExternalStore } from 'react';
import { siteOf } from './picture-site';

/** Sites whose pictures this page shows until it is left: the reader asked for each. */
const shown = new Set<string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(site: string): void {
  shown.add(site);
  for (const listener of listeners) listener();
}

interface PictureProps {
  readonly src: string | undefined;
  readonly alt: string;
  readonly title: string | undefined;
}

/**
 * A picture in a text. Whoever wrote the text chose where it is fetched from, and that site would learn who reads, when,
 * and from which address: so it is fetched only once the reader asks for pictures of that site.
 */
export function Picture({ src, alt, title }: PictureProps) {
  const site = siteOf(src, globalThis.location?.host ?? '');
  const isShown = useSyncExternalStore(
    subscribe,
    () => site !== null && shown.has(site),
    () => false,
  );
  // Whoever asked by the keyboard is not to lose their place when the button goes.
  const asked = useRef(false);
  const takeFocus = (picture: HTMLImageElement | null) => {
    if (asked.current) picture?.focus({ preventScroll: true });
    asked.current = false;
  };
  if (site === null) return <span title={title}>{alt}</span>;
  if (isShown) {
    return (
      // biome-ignore lint/performance/noImgElement: optimising a picture of another site would have the server fetch it.
      <img
        ref={takeFocus}
        tabIndex={-1}
        src={src}
        alt={alt}
        title={title}
        loading="lazy"
        referrerPolicy="no-referrer"
      />
    );
  }
  return (
    <button
      type="button"
      className="prose-picture"
      title="They come from another site, which learns your network address when you show them."
      onClick={(event) => {
        // Where the picture is in a link, this is not for the link.
        event.preventDefault();
        asked.current = true;
        show(site);
      }}
    >
      {alt !== '' && `${alt} · `}Show pictures from {site}
    </button>
  );
}
