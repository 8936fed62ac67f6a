import { readConfig } from '@/lib/server/config';
import { openLog } from '@/lib/server/log';

/** Puts a fault that no route could answer into the log, under the name that whoever asked was told. */
export function tellFault(fault: unknown, request: string): void {
  openLog(readConfig(process.env).logLevel).error({ request, err: fault }, 'a request could not be answered');
}
