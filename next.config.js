import { bundleApi } from './scripts/bundle-api.mjs';
import { compileWorker } from './scripts/compile-worker.mjs';
import { compressFiles } from './scripts/compress-files.mjs';

/** @type {import('next').NextConfig} */
const config = {
  // A strong entity tag names one byte sequence: nothing between the store and whoever asked may re-code it (RFC 9110 §8.8.1).
  compress: false,
  poweredByHeader: false,
  // No page shows pictures that the server would have to make smaller, so nobody else may have it do that either.
  images: { unoptimized: true },
  reactStrictMode: true,
  // `npm test` checks types, of the tests too; a start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Programs of less are put together: fewer requests and less to load, as bigger ones compress better. Above this much
    // more is in several of them.
    turbopackChunking: { minChunkSize: 65_000 },
  },
  turbopack: {
    resolveAlias: {
      '@codemirror/lang-html': { browser: './components/editor/text/without-html.ts' },
      '@codemirror/autocomplete': { browser: './components/editor/text/without-html.ts' },
    },
  },
  compiler: {
    runAfterProductionCompile: async (built) => {
      await Promise.all([compileWorker(built), bundleApi(built), compressFiles(built)]);
    },
  },
  // A second server on the same checkout (tests beside development) needs a build folder of its own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: [
    'better-sqlite3',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
    '@prisma/schema-engine-wasm',
    '@redis/client',
    'pino',
  ],
};

export default config;
