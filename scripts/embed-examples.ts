// Puts the packages' examples into docs/take-home.md, each behind the comment that names its file, so that what is shown
// is what the tests run. `npx tsx scripts/embed-examples.ts`
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = 'docs/take-home.md';
const NAMED = /<!-- (lib\/\w+\/examples\/[\w-]+\.js) -->\n(?:\n```js\n[\s\S]*?\n```\n)?/g;

/** The page with each example as it is now. */
export function withExamples(page: string, read: (file: string) => string): string {
  return page.replace(
    NAMED,
    (_, file: string) => `<!-- ${file} -->\n\n\`\`\`js\n${read(file).trimEnd()}\n\`\`\`\n`,
  );
}

const read = (file: string) => readFileSync(file, 'utf8');
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, withExamples(read(PAGE), read));
