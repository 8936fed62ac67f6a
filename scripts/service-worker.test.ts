import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compileWorker } from './compile-worker.mjs';
import { serviceWorker } from './service-worker.mjs';

let folder = '';
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'midair-worker-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('has no program for a build without one', () => {
  write('BUILD_ID', 'b1');
  expect(serviceWorker(folder)).toBeNull();
});

it('tells the compiled program its release: what pages load, and nothing for tools', async () => {
  await compileWorker({ projectDir: process.cwd(), distDir: folder });
  write('BUILD_ID', 'b1\n');
  for (const file of ['chunks/a.js', 'chunks/a.js.map', 'chunks/b.css', 'media/f.woff2', 'media/w.ts']) {
    write(`static/${file}`, '');
  }
  const program = serviceWorker(folder) ?? '';
  // A script and not a module: not every browser has module workers of this kind.
  const told = new Function('self', `${program}; return MIDAIR_RELEASE;`);
  const listened: string[] = [];
  const release = told({
    origin: 'https://midair.example',
    addEventListener: (type: string) => listened.push(type),
  });
  expect(release).toEqual({
    id: 'b1',
    files: [
      '/_next/static/chunks/a.js',
      '/_next/static/chunks/b.css',
      '/_next/static/media/f.woff2',
      '/apple-touch-icon.png',
      '/icon-192.png',
      '/icon.svg',
      '/manifest.webmanifest',
    ],
  });
  expect(listened).toEqual(['install', 'activate', 'fetch']);

  write('BUILD_ID', 'b2');
  expect(serviceWorker(folder)).not.toBe(program);
});
