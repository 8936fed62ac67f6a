// `npm run dev`: the development server, with everything it needs prepared, behind the same front as the built application.
import { ensureGenerated, ensureInstalled, requireNode, run } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureGenerated();
process.exit(run(process.execPath, ['scripts/serve.mjs', '--dev']));
