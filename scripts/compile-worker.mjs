// The service worker's program, compiled when the application is built. It has to stand alone at a fixed address, which
// the framework's compiler has no way to say.
import path from 'node:path';

/** Compiles the worker into a build folder; `service-worker.mjs` serves it. */
export async function compileWorker({ projectDir, distDir }) {
  // Only building needs it: what is built is served without.
  const { build } = await import('esbuild');
  await build({
    entryPoints: [path.join(projectDir, 'lib/client/offline/service-worker.ts')],
    outfile: path.join(distDir, 'service-worker.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  });
}
