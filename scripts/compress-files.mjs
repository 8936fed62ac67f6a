// What pages load, compressed once when the application is built: as small as it gets, which takes far too long to be done
// for each one who asks. lib/server/host/compressed-files.ts answers with it.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What gets smaller: fonts and pictures are compressed as they are. */
const KINDS = /\.(?:css|js|svg)$/;
/** Of fewer bytes, what is saved is less than an answer's fields. */
const FEWEST = 512;

/** Browsers take Brotli over TLS alone, so that no proxy of old comes upon it. */
const CODINGS = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Compresses what pages load, each file as `compressed/CODING/FILE` in the build folder. */
export async function compressFiles({ distDir }) {
  const target = path.join(distDir, 'compressed');
  rmSync(target, { recursive: true, force: true });
  const folder = path.join(distDir, 'static');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !KINDS.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    if (bytes.length < FEWEST) continue;
    for (const [coding, compress] of Object.entries(CODINGS)) {
      const compressed = path.join(target, coding, path.relative(folder, file));
      mkdirSync(path.dirname(compressed), { recursive: true });
      writeFileSync(compressed, await compress(bytes));
    }
  }
}
