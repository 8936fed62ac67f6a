import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressFiles } from '@/scripts/compress-files.mjs';
import { compressedFiles } from './compressed-files';

const PROGRAM = 'export const words = "the same words again and again";\n'.repeat(40);
const ADDRESS = '/_next/static/chunks/a.js';

let folder = '';
let answerTo: ReturnType<typeof compressedFiles>;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midair-compressed-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, 'static', file)), { recursive: true });
    writeFileSync(path.join(folder, 'static', file), text);
  };
  write('chunks/a.js', PROGRAM);
  write('chunks/a.css', PROGRAM);
  write('chunks/short.js', 'short');
  write('chunks/a.js.map', PROGRAM);
  write('media/a.woff2', PROGRAM);
  await compressFiles({ distDir: folder });
  answerTo = compressedFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  answerTo({ method, url, headers: { 'accept-encoding': 'gzip, deflate, br, zstd', ...headers } });
const tag = () => ask(ADDRESS)!.fields.ETag!;

describe('what was compressed when the application was built', () => {
  it('is the file, said to be what it is', () => {
    const answer = ask(ADDRESS)!;
    expect(brotliDecompressSync(answer.body as Buffer).toString()).toBe(PROGRAM);
    expect(answer.body.length).toBeLessThan(PROGRAM.length / 4);
    expect(answer).toMatchObject({
      status: 200,
      fields: {
        'Content-Type': 'application/javascript; charset=UTF-8',
        'Content-Encoding': 'br',
        'Content-Length': String(answer.body.length),
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        ETag: expect.stringMatching(/^"[\w-]{22}"$/),
      },
    });
    expect(ask('/_next/static/chunks/a.css')!.fields['Content-Type']).toBe('text/css; charset=UTF-8');
    expect(ask(`${ADDRESS}?dpl=1`)).toEqual(answer);
  });

  it('is there for browsers that take no Brotli, under a tag of its own', () => {
    const { fields, body } = ask(ADDRESS, { 'accept-encoding': 'gzip, deflate' })!;
    expect(gunzipSync(body as Buffer).toString()).toBe(PROGRAM);
    expect(fields['Content-Encoding']).toBe('gzip');
    expect(fields.ETag).not.toBe(tag());
  });

  it.each([
    ['', null],
    ['identity', null],
    ['deflate', null],
    ['br;q=0, gzip;q=0, *', null],
    ['identity, br;q=0.5', null],
    ['gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['br;q=0.2, gzip', 'gzip'],
    ['br', 'br'],
    ['*', 'br'],
    ['gzip;q=0.5, br;q=0.5', 'br'],
    ['gzip;q=0.2, BR', 'br'],
  ])('is sent as whoever asks would rather have it: “%s”', (accepted, coding) => {
    expect(ask(ADDRESS, { 'accept-encoding': accepted })?.fields['Content-Encoding'] ?? null).toBe(coding);
  });

  it('is left to others for whoever says nothing, for other methods and for other files', () => {
    expect(answerTo({ method: 'GET', url: ADDRESS, headers: {} })).toBeNull();
    expect(ask(ADDRESS, {}, 'POST')).toBeNull();
    for (const url of [
      '/',
      '/_next/static/chunks/short.js',
      '/_next/static/chunks/a.js.map',
      '/_next/static/media/a.woff2',
      '/_next/static/chunks/../chunks/a.js',
      '/_next/static/chunks/__proto__',
    ]) {
      expect(ask(url), url).toBeNull();
    }
    expect(
      compressedFiles(path.join(folder, 'none'))({ method: 'GET', url: ADDRESS, headers: {} }),
    ).toBeNull();
  });

  it('is told of without its bytes where only that is asked for', () => {
    const { status, fields, body } = ask(ADDRESS, {}, 'HEAD')!;
    expect([status, fields, body]).toEqual([200, ask(ADDRESS)!.fields, '']);
  });

  it('keeps the conditions of a request', () => {
    expect(ask(ADDRESS, { 'if-none-match': `"x", W/${tag()}` })).toEqual({
      status: 304,
      fields: {
        ETag: tag(),
        Vary: 'Accept-Encoding',
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
      body: '',
    });
    expect(ask(ADDRESS, { 'if-none-match': '"x"' })!.status).toBe(200);
    expect(ask(ADDRESS, { 'if-match': '"x"' })!.status).toBe(412);
    expect(ask(ADDRESS, { 'if-match': tag() })!.status).toBe(200);
  });
});
