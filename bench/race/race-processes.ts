import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Contender, Finish } from './race';

/** A request as it is handed to a process. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Its answer, with the names of fields in lower case. */
export interface Answered {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface RaceOrder {
  readonly number: number;
  readonly requests: readonly Sent[];
}

export interface RaceReply {
  readonly number: number;
  readonly answers: readonly Answered[];
}

/** A server in a process of its own, with a connection of its own to the data that `env` names. */
export interface RacingProcess extends Contender {
  /** Sends these requests at once. */
  send(requests: readonly Sent[]): Promise<readonly Answered[]>;
  stop(): Promise<void>;
}

/** A race is over before the minute that limits are for, and nobody of those who race says who they are. */
const RAISED = ['updates', 'bytes', 'people'].map((limit) => `${limit}.address=1000000000`).join(', ');

/** Starts such a process; ready when it can take requests. */
export async function startContender(env: Readonly<Record<string, string>>): Promise<RacingProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/race-writer.ts'], {
    env: { ...process.env, LOG_LEVEL: 'error', LIMITS: RAISED, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, Waiting>();
  child.on('message', ({ number, answers }: RaceReply) => {
    waiting.get(number)?.resolve(answers);
    waiting.delete(number);
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`A contender ended with ${code}.`));
  });
  const reply = (number: number) =>
    new Promise<readonly Answered[]>((resolve, reject) => waiting.set(number, { resolve, reject }));
  let orders = 0;
  await reply(0);
  const send = (requests: readonly Sent[]) => {
    const number = ++orders;
    const answers = reply(number);
    child.send({ number, requests } satisfies RaceOrder);
    return answers;
  };
  return {
    send,
    save: async (url, conditions, texts) => {
      const headers = { ...conditions, 'content-type': 'application/json' };
      const answers = await send(texts.map((body) => ({ method: 'PUT', url, headers, body })));
      return answers.map(({ status, fields }): Finish => ({ status, etag: fields.etag ?? null }));
    },
    read: async (url) => (await send([{ method: 'GET', url }]))[0]!.text,
    stop: () => stop(child),
  };
}

interface Waiting {
  readonly resolve: (answers: readonly Answered[]) => void;
  readonly reject: (error: Error) => void;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
