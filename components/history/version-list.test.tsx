import { createRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { VersionRow } from '@/lib/client/api/shapes';
import { VersionList } from './version-list';

const row = (version: number, parts: Partial<VersionRow> = {}): VersionRow => ({
  version,
  etag: `"${version}"`,
  title: 'T',
  author: { id: 'ana', name: 'Ana', colour: 0 },
  savedAt: new Date(2026, 4, 4, 12, version).toISOString(),
  parent: `"${version - 1}"`,
  mergeBase: null,
  size: 1,
  linesAdded: 2,
  linesRemoved: 1,
  ...parts,
});
const rows = [6, 5, 4, 3, 2, 1].map((version) =>
  row(version, version === 2 ? { name: 'Sent to <b>Ben</b>', restored: 1 } : {}),
);
const shown = (chosen: number | null) =>
  renderToStaticMarkup(
    <VersionList documentId="d" rows={rows} chosen={chosen} me={undefined} list={createRef()} />,
  );
const versions = (html: string) =>
  [...html.matchAll(/data-version="(\d+)"/g)].map(([, version]) => Number(version));

it('folds a run of saves into its newest, which says what it changed itself', () => {
  const html = shown(6);
  expect(versions(html)).toEqual([6, 2, 1]);
  expect(html).toContain('3 more saves, v3 to v5');
  expect(html).toContain('aria-expanded="false"');
  expect(html).toContain('+2 −1 lines');
  expect(html).not.toContain('+8');
});

it('unfolds the run that the chosen version is in', () => {
  const html = shown(4);
  expect(versions(html)).toEqual([6, 5, 4, 3, 2, 1]);
  expect(html).toContain('aria-expanded="true"');
});

it('says what a version is called and which it brings back, as text', () => {
  const html = shown(null);
  expect(html).toContain('Sent to &lt;b&gt;Ben&lt;/b&gt;');
  expect(html).toContain('Restored from v1');
});
