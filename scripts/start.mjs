// `npm start`: prepares what is missing, then serves.
import { ensureBuilt, ensureGenerated, ensureInstalled, requireNode } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureGenerated();
ensureBuilt();
await import('./serve.mjs');
