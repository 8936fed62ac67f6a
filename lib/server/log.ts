import pino, { type DestinationStream, type Logger } from 'pino';

/** Characters of lines that are not kept back any longer. */
const MOST_KEPT = 8 * 1024;

let standard: DestinationStream | null = null;

/** A log of this process. */
export function openLog(level: string): Logger {
  standard ??= standardOutput();
  return pino({ level }, standard);
}

/**
 * Writes the lines that come in one turn of the event loop together, at its end: writing costs more than all else about a
 * line. None is lost where the process ends by itself, or by a fault of its own.
 */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true });
  let kept = '';
  const write = () => {
    const lines = kept;
    kept = '';
    if (lines !== '') output.write(lines);
  };
  process.on('exit', write);
  return {
    write(line) {
      if (kept === '') setImmediate(write);
      kept += line;
      if (kept.length > MOST_KEPT) write();
    },
  };
}
