// What the server answers for the service worker's program: the compiled program, told of which release it is. So it
// differs for each release, which is how a browser knows that there is a new one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What pages load, but for what only debuggers read and for sources that the framework leaves lying about. */
const SERVED = /\.(?:css|js|svg|png|webmanifest|woff2)$/;
/** Of `public`, what belongs to the application's appearance on a device. */
const PUBLIC = ['/apple-touch-icon.png', '/icon-192.png', '/icon.svg', '/manifest.webmanifest'];

/** The worker's program for the build in a folder, or `null` if that build has none. */
export function serviceWorker(distDir) {
  const program = path.join(distDir, 'service-worker.js');
  if (!existsSync(program)) return null;
  const id = readFileSync(path.join(distDir, 'BUILD_ID'), 'utf8').trim();
  const built = readdirSync(path.join(distDir, 'static'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SERVED.test(entry.name))
    .map((entry) => path.relative(distDir, path.join(entry.parentPath, entry.name)))
    .map((file) => `/_next/${file.split(path.sep).join('/')}`)
    .sort();
  const release = JSON.stringify({ id, files: [...built, ...PUBLIC] });
  return `const MIDAIR_RELEASE = ${release};\n${readFileSync(program, 'utf8')}`;
}
