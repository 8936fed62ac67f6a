// The routes of the API, bundled when the application is built, to be served without the framework by scripts/serve.mjs.
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Where the bundle is, in a build folder. */
export const apiBundle = (distDir) => path.join(distDir, 'api', 'index.mjs');

/** Bundles every route file, with what the server around them needs. Packages stay what they are. */
export async function bundleApi({ projectDir, distDir }) {
  // Only building needs it: what is built is served without.
  const { build } = await import('esbuild');
  await build({
    stdin: { contents: entry(projectDir), resolveDir: projectDir, loader: 'ts', sourcefile: 'api-host.ts' },
    outfile: apiBundle(distDir),
    bundle: true,
    packages: 'external',
    inject: [path.join(projectDir, 'lib/server/host/plain-response.ts')],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    tsconfig: path.join(projectDir, 'tsconfig.json'),
    logLevel: 'warning',
  });
}

/** A module that imports each route file under its pattern. */
function entry(projectDir) {
  const files = readdirSync(path.join(projectDir, 'app/api'), { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(?:^|\/)route\.ts$/.test(file));
  const imports = files.map((file, index) => `import * as route${index} from './app/api/${file}';`);
  const patterns = files.map(
    (file, index) => `${JSON.stringify(`/api/${path.posix.dirname(file)}`)}: route${index}`,
  );
  return [
    `import { apiHost } from '@/lib/server/host/api-host';`,
    `export { open } from '@/lib/server/host/hand-over';`,
    `import { tellFault } from '@/lib/server/host/tell-fault';`,
    ...imports,
    `export const handleApi = apiHost({ ${patterns.join(', ')} }, tellFault);`,
  ].join('\n');
}
