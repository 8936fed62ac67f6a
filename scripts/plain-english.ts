import { fileURLToPath } from 'node:url';
import { hardTexts } from './plain-english/hard-texts';

/** Lists the sentences that are hard to read: `npx tsx scripts/plain-english.ts components/lab lib/lab`. */
const root = fileURLToPath(new URL('..', import.meta.url));
const hard = hardTexts(root, process.argv.slice(2));
for (const one of hard) console.log(one);
process.exitCode = hard.length === 0 ? 0 : 1;
