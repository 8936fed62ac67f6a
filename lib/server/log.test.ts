import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** The messages that a program with a `log` writes to its standard output; `say` writes one at once. */
function messagesOf(program: string): readonly string[] {
  const script =
    "import fs from 'node:fs'; import { openLog } from './lib/server/log.ts'; const log = openLog('info');" +
    "const say = (msg) => fs.writeSync(1, JSON.stringify({ msg }) + '\\n');";
  const args = ['--import', 'tsx', '--input-type=module', '-e', script + program];
  const lines = String(spawnSync(process.execPath, args).stdout).trim().split('\n');
  return lines.map((line) => JSON.parse(line).msg);
}

it('writes what one turn of the event loop says at its end, or at the end of the process', () => {
  const program =
    "log.info('one'); openLog('info').warn('two'); say('between'); await new Promise(setImmediate);" +
    "say('after'); log.info('last'); process.exit(3);";
  expect(messagesOf(program)).toEqual(['between', 'one', 'two', 'after', 'last']);
});

it('keeps no more back than a few lines, and loses none where the process breaks down', () => {
  const messages = messagesOf(
    "for (let nth = 0; nth < 400; nth++) log.info('line ' + nth); say('now'); throw new Error('broken');",
  );
  expect(messages.indexOf('now')).toBeGreaterThan(200);
  const lines = Array.from({ length: 400 }, (_, nth) => `line ${nth}`);
  expect(messages.filter((message) => message !== 'now')).toEqual(lines);
});
