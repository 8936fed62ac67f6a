import { whenStopping } from './on-stop';

/** How often what is over is looked for, in milliseconds. */
const EVERY = 10 * 60_000;

/** Has this done now and then until the server stops. What goes wrong with it is told, and tried again the next time. */
export function sweepRegularly(sweep: () => Promise<void>, onFault: (fault: unknown) => void): void {
  const timer = setInterval(() => void sweep().catch(onFault), EVERY);
  timer.unref();
  whenStopping(() => clearInterval(timer));
}
