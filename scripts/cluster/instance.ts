import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../prepare.mjs';
import type { Target } from './balancer';

/** Milliseconds between two looks whether it is ready, and before one that ended is started anew. */
const LOOK_EVERY = 250;
/** Milliseconds that it may take to say so. */
const PATIENCE = 2_000;

/** One process of the built application, which is started anew whenever it ends by itself. */
export class Instance implements Target {
  readonly port: number;
  /** Resolves once it is ready for the first time. */
  readonly ready: Promise<void>;
  isReady = false;
  readonly #name: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #say: (text: string) => void;
  #process: ChildProcess;
  #ending = false;

  constructor(
    number: number,
    port: number,
    env: Readonly<Record<string, string>>,
    say: (text: string) => void,
  ) {
    this.#name = `Instance ${number}`;
    this.port = port;
    this.#env = env;
    this.#say = say;
    this.#process = this.#start();
    this.ready = new Promise((resolve) => void this.#look(resolve));
  }

  /** Ends it as whoever runs it does; resolves when it is gone. */
  async end(): Promise<void> {
    this.#ending = true;
    this.isReady = false;
    const { exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await gone;
  }

  #start(): ChildProcess {
    const child = spawn(process.execPath, [path.join(root, 'scripts/serve.mjs')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
        ...this.#env,
        HOST: '127.0.0.1',
        PORT: String(this.port),
        TRUSTED_PROXY: 'loopback',
      },
    });
    this.#say(`${this.#name} is process ${child.pid}, on port ${this.port}.`);
    createInterface({ input: child.stdout }).on('line', (line) => this.#say(`${this.#name}: ${line}`));
    child.once('exit', () => {
      this.isReady = false;
      if (this.#ending) return;
      this.#say(`${this.#name} has ended by itself, and is started anew.`);
      setTimeout(() => {
        if (!this.#ending) this.#process = this.#start();
      }, LOOK_EVERY);
    });
    return child;
  }

  async #look(onReady: () => void): Promise<void> {
    for (; !this.#ending; await sleep(LOOK_EVERY)) {
      const asked = this.#process;
      const isReady = await this.#says();
      this.isReady = isReady && asked === this.#process && !this.#ending;
      if (this.isReady) onReady();
    }
  }

  async #says(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(`http://127.0.0.1:${this.port}/api/ready`, { signal });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  }
}
