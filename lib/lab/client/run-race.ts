import { bodyText, type Exchange, isRefusal, isSuccess } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { ledgerOf } from '@/lib/lab/ledger/ledger';
import { broughtBy } from '@/lib/lab/people/person';
import { missingWords, type RaceSave } from '@/lib/lab/races/race-statistics';
import { Actor } from './actor';
import type { LabServer } from './lab-server';
import { limiter } from './limiter';
import { runClient } from './race-client';
import { layOut } from './race-text';

/** Who races, and how. `think` is the mean time between reading and saving, in milliseconds. */
export interface RaceSetup {
  readonly guard: Guard;
  readonly clients: number;
  readonly saves: number;
  readonly think: number;
  /** How many PUTs a client sends for one word before it gives that up. */
  readonly tries: number;
}

/** What a race came to. */
export interface RaceResult {
  readonly saves: readonly RaceSave[];
  /** Until the last answer, in milliseconds. */
  readonly elapsed: number;
  /**
   * Words whose save was acknowledged, and those that were given up after so many tries, or at once where a person would
   * have to decide; together all, unless the race was stopped. What was given up was never saved, and so is not lost.
   */
  readonly acknowledgedWords: number;
  readonly givenUp: number;
  /** Those that the final text is missing. */
  readonly missing: number;
  /** Those that the ledger of all exchanges finds lost. */
  readonly lostByLedger: number;
  readonly stopped: boolean;
}

interface RaceHooks {
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly onSave: (save: RaceSave) => void;
  /** A word was saved, or else given up. */
  readonly onWord: (saved: boolean) => void;
}

/** Requests that are under way at once; the browser's six connections are also needed for the rest of the page. */
const CONNECTIONS = 4;
/** The same for programs that merge and send again at once: most of what these collide with is each other. */
const MERGING_CONNECTIONS = 2;
const WORD = /^w\d+x\d+$/;

/** The word that a client adds by its nth save. */
const raceWord = (client: number, save: number) => `w${client + 1}x${save + 1}`;

/**
 * Gives each client a paragraph, then lets them read, think and save against a server until each has saved so many words or the signal stops them. Every
 * PUT that was sent is one `RaceSave`, whatever came of it. Lost words are counted twice: those that the final text is
 * missing, and those that the ledger finds.
 */
export async function runRace(
  server: LabServer,
  clientNames: readonly string[],
  setup: RaceSetup,
  hooks: RaceHooks,
  signal: AbortSignal,
): Promise<RaceResult> {
  const start = await layOut(server, setup.guard, clientNames);
  const began = hooks.now();
  const limit = limiter(setup.guard === 'if-match-merge' ? MERGING_CONNECTIONS : CONNECTIONS, hooks.random);
  const saves: RaceSave[] = [];
  const kept: Exchange[] = [];
  const words: string[] = [];
  let givenUp = 0;
  const holders = new Set<string>();
  const readAt = new Map<string, number>();
  const refusedBefore = new Set<string>();

  // A program merges and sends again at once, and whoever has the lock goes ahead of those who ask for it.
  const hurries = (person: string) =>
    (setup.guard === 'if-match-merge' && refusedBefore.has(person)) || holders.has(person);
  const counted: LabServer = {
    ...facade(server),
    send: (person, request, options) =>
      limit(async () => {
        signal.throwIfAborted();
        const isSave = request.method === 'PUT';
        const note = (result: RaceSave['result']) => {
          const save: RaceSave = {
            client: clientNames.indexOf(person),
            readAt: readAt.get(person) ?? 0,
            answeredAt: hooks.now() - began,
            result,
            retry: refusedBefore.has(person),
          };
          saves.push(save);
          if (result === 'refused') refusedBefore.add(person);
          else refusedBefore.delete(person);
          hooks.onSave(save);
        };
        try {
          const exchange = await server.send(person, request, { ...options, signal });
          if (exchange.target === server.lockTarget) {
            if (request.method === 'POST' && isSuccess(exchange)) holders.add(person);
            else holders.delete(person);
          }
          if (versionInHand(exchange)) readAt.set(person, hooks.now() - began);
          kept.push(slim(exchange));
          if (isSave) note(resultOf(exchange));
          return exchange;
        } catch (fault) {
          if (isSave) note('unanswered');
          throw fault;
        }
      }, hurries(person)),
  };

  const race = (client: number) =>
    runClient({
      actor: new Actor(counted, clientNames[client]!),
      guard: setup.guard,
      tries: setup.tries,
      words: Array.from({ length: setup.saves }, (_, save) => raceWord(client, save)),
      think: () => hooks.sleep(exponential(setup.think, hooks.random()), signal),
      onWord: (word, saved) => {
        if (saved) words.push(word);
        else givenUp += 1;
        hooks.onWord(saved);
      },
    });
  const ended = await Promise.allSettled(
    clientNames.slice(0, setup.clients).map((_, client) => race(client)),
  );
  const fault = ended.find((each) => each.status === 'rejected');
  if (fault && !signal.aborted) throw fault.reason;

  const last = await server.send(clientNames[0]!, {
    method: 'GET',
    target: server.documentTarget,
    fields: [],
    body: null,
  });
  const elapsed = Math.max(0, ...saves.map(({ answeredAt }) => answeredAt));
  const ledger = ledgerOf(start, kept);
  return {
    saves,
    elapsed,
    acknowledgedWords: words.length,
    givenUp,
    missing: missingWords(words, bodyText(last.responseBody) ?? '').length,
    lostByLedger: ledger.lost.filter(({ text }) => WORD.test(text)).length,
    stopped: signal.aborted,
  };
}

/** A server that is too busy (503) says that nothing was changed, so that is a refusal as well. */
function resultOf(exchange: Exchange): RaceSave['result'] {
  if (isSuccess(exchange)) return 'acknowledged';
  return isRefusal(exchange) || exchange.status === 503 ? 'refused' : 'unanswered';
}

/** Think times without memory, which is what the expected curve supposes. */
function exponential(mean: number, random: number): number {
  return -mean * Math.log(1 - random);
}

/** Whether an answer gave its client a version to go on from. */
function versionInHand(exchange: Exchange): boolean {
  return isSuccess(exchange) || broughtBy(exchange) !== null;
}

/** What the ledger needs of an exchange: a race has too many of them to keep whole. */
function slim(exchange: Exchange): Exchange {
  const written = exchange.method === 'PUT' && isSuccess(exchange);
  const brought = broughtBy(exchange);
  return {
    ...exchange,
    requestFields: [],
    requestBody: written ? exchange.requestBody : null,
    responseFields: exchange.responseFields.filter(([name]) => /^document-version$/i.test(name)),
    responseBody: brought && JSON.stringify({ current: { version: brought.version } }),
  };
}

/** The server without its own `send`; its methods may live on a class. */
function facade(server: LabServer): Omit<LabServer, 'send'> {
  return {
    documentTarget: server.documentTarget,
    lockTarget: server.lockTarget,
    placeOf: (person) => server.placeOf(person),
    awaitGate: server.awaitGate,
    openGate: server.openGate,
    reset: server.reset,
  };
}
