/**
 * How much script a page loads before anything is done on it, compressed as the server sends it (Brotli), beside what it may
 * be at most: `first` is what it loads to be read and written in, `all` that and what it loads besides once that is there and
 * it has nothing to do, so that menus and dialogs are there when they are wanted, also without a network (see
 * `components/ui/hooks/at-leisure.ts`). Each has a limit; the goal is one for what comes first. React and the framework alone
 * are 137 kB by gzip, and what the editor begins with of CodeMirror is 108 kB. A file counts once: a worker that runs a page's file has
 * it from the browser's cache. What the service worker keeps is not looked at: that is every file there is. Fails where a page
 * is over a limit. `npm run budget`.
 */
import { LIMITS, measureScript, type PageName } from './pages/script';
import { startApplication } from './subjects/application';

const application = await startApplication();
const measured = await measureScript(application.base);
await application.kill();
let over = 0;
console.log(
  'kB'.padEnd(9),
  'first'.padStart(7),
  'most'.padStart(5),
  'goal'.padStart(5),
  'all'.padStart(7),
  'most'.padStart(5),
);
for (const name of Object.keys(LIMITS) as PageName[]) {
  const limit = LIMITS[name];
  const { first, all } = measured[name];
  if (first > limit.first || all > limit.all) over += 1;
  const columns = [first, limit.first, limit.goal, all, limit.all];
  console.log(name.padEnd(9), ...columns.map((each, at) => each.toFixed(0).padStart(at % 3 === 0 ? 7 : 5)));
}
process.exitCode = over > 0 ? 1 : 0;
