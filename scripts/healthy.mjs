// Ends with 0 where the server on this machine answers at /api/health, else with 1: for containers, which have no curl.
import { wholeNumber } from './whole-number.mjs';

const port = wholeNumber('PORT', process.env.PORT || '3000', 0, 65_535);
const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
