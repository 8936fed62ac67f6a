import pino, { type DestinationStream, type Logger } from 'pino';

/** Bytes of lines that are not kept back any longer. */
const MOST_KEPT = 8 * 1024;

let output: DestinationStream | null = null;

/** A log of this process. */
export function openLog(level: string): Logger {
  output ??= standardOutput();
  return pino({ level }, output);
}

/**
 * Writes the lines that come in one turn of the event loop together, at its end: writing costs more than all else about a
 * line. None is lost where the process ends by itself, or by a fault of its own.
 */
function standardOutput(): DestinationStream {
  const lines = pino.destination({ dest: 1, sync: true, minLength: MOST_KEPT });
  let isDue = false;
  const write = () => {
    isDue = false;
    lines.flush();
  };
  process.on('exit', () => lines.flushSync());
  return {
    write(line) {
      lines.write(line);
      if (isDue) return;
      isDue = true;
      setImmediate(write);
    },
  };
}
