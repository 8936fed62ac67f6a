import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { packedProject } from '../scripts/packed-project.mjs';
import { expect, test } from './fixtures';

test('the packages, installed from their tarballs and bundled, do in a browser what they do under Node', async ({
  page,
}) => {
  const folder = packedProject();
  const entryPoints = [path.join(folder, 'drive/browser.js')];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'iife', write: false });
  rmSync(folder, { recursive: true, force: true });
  await page.goto('/api/health');
  await page.evaluate(outputFiles[0]?.text ?? '');
  expect(await page.evaluate('takenHome()')).toBe('told');
});
