import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { metadata, viewport } from './layout';

// The framework's compiler makes of it what it is.
vi.mock('next/font/local', () => ({ default: () => ({ variable: '' }) }));

interface Icon {
  readonly src: string;
  readonly type: string;
  readonly sizes: string;
}

const read = (file: string) => readFileSync(file, 'utf8');
const manifest: Readonly<Record<string, unknown>> & { readonly icons: readonly Icon[] } = JSON.parse(
  read('public/manifest.webmanifest'),
);

/** Width and height of a PNG, from its first chunk (W3C PNG §11.2.1). */
function sizeOf(address: string): string {
  const bytes = readFileSync(path.join('public', address));
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

describe('the manifest', () => {
  it('names icons that are there, each of the size that it says', () => {
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512', '512x512']);
    for (const { src, type, sizes } of manifest.icons) {
      if (type === 'image/png') expect(sizeOf(src), src).toBe(sizes);
      else expect(read(path.join('public', src))).toContain('<svg');
    }
  });

  it('has the colours of the page, in the light and in the dark', () => {
    const styles = read('app/globals.css');
    const [light, dark] = [...styles.matchAll(/--page: (#[0-9a-f]{6});/g)].map(([, color]) => color);
    const ground = (color: string | undefined) => ({ theme_color: color, background_color: color });
    expect(manifest).toMatchObject({ ...ground(light), color_scheme_dark: ground(dark) });
    expect(viewport.themeColor).toMatchObject([{ color: light }, { color: dark }]);
  });
});

describe('every page', () => {
  it('names a manifest and icons that are there', () => {
    expect(existsSync(path.join('public', String(metadata.manifest)))).toBe(true);
    const { icon, apple } = metadata.icons as {
      icon: { url: string; sizes: string }[];
      apple: (typeof icon)[0];
    };
    for (const { url, sizes } of [...icon, apple]) {
      if (url.endsWith('.png')) expect(sizeOf(url), url).toBe(sizes);
      else expect(existsSync(path.join('public', url)), url).toBe(true);
    }
  });

  it('is shown in links with a picture of the size that they expect', () => {
    expect(sizeOf('/social-image.png')).toBe('1200x630');
  });
});
