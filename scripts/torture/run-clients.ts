import { cookieOf } from '../fuzz/ask';
import { Client, type Stage } from './client';

const CLIENTS = 12;

/** People who have come to a server, by their cookies. */
export async function cookiesAt(address: string): Promise<readonly string[]> {
  const cookies: string[] = [];
  for (let n = 0; n < CLIENTS; n++) cookies.push(await cookieOf(address));
  return cookies;
}

/** Has each of them act for as long as the stage goes on. */
export async function runClients(stage: Stage, cookies: readonly string[]): Promise<void> {
  await Promise.all(cookies.map((cookie, number) => new Client(stage, number, cookie).run()));
}
