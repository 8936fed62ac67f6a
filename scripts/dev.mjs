// `npm run dev`: the development server, with everything it needs prepared.
import { ensureGenerated, ensureInstalled, requireNode, runBin } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureGenerated();
process.exit(
  runBin('next', [
    'dev',
    '--hostname',
    process.env.HOST ?? '127.0.0.1',
    '--port',
    process.env.PORT ?? '3000',
  ]),
);
