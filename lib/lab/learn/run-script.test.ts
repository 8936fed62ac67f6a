import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { ExchangeScript } from './exchange-script';
import { requestOf, runScript, type ScriptHost } from './run-script';

const script: ExchangeScript = {
  id: 'two',
  title: 'Two requests',
  steps: [
    {
      id: 'reads',
      who: 'Ana',
      does: 'reads.',
      method: 'GET',
      status: 200,
      lacks: 'Last-Modified',
      means: '',
    },
    {
      id: 'saves',
      who: 'Ben',
      does: 'saves.',
      method: 'PUT',
      fields: [['If-Match', '{reads.ETag}']],
      content: { title: 'a', body: 'b' },
      status: 204,
      means: '',
    },
  ],
  question: { step: 'saves', ask: '', answers: [204, 412], because: '' },
};

/** Hosts that answer with these statuses and fields, one list for each attempt; tells what happened there. */
function hostsOf(...attempts: (readonly { status: number; dated?: boolean }[])[]) {
  const log: string[] = [];
  let opened = 0;
  const open = async (): Promise<ScriptHost> => {
    const answers = [...attempts[opened]!];
    const name = String.fromCharCode(97 + opened);
    opened += 1;
    return {
      documentTarget: `/${name}`,
      lockTarget: `/${name}/lock`,
      async send(who, request) {
        const { status, dated } = answers.shift()!;
        log.push(`${who} ${request.method} ${request.target}`);
        const exchange: Exchange = {
          id: '',
          client: who,
          method: request.method,
          target: request.target,
          requestFields: request.fields,
          requestBody: request.body,
          status,
          responseFields: [['etag', '"1"'], ...(dated ? ([['last-modified', 'now']] as const) : [])],
          responseBody: null,
          startedAt: 0,
          endedAt: 0,
        };
        return exchange;
      },
      wait: async () => undefined,
      discard: async () => {
        log.push(`discard /${name}`);
      },
    };
  };
  return { open, log };
}

const FINE = [{ status: 200 }, { status: 204 }];

describe('running a script', () => {
  it('sends its steps in order, tells after each, and leaves the host', async () => {
    const { open, log } = hostsOf(FINE);
    const told: number[] = [];
    const exchanges = await runScript(script, open, (so) => told.push(so.length));
    expect(log).toEqual(['Ana GET /a', 'Ben PUT /a']);
    expect(told).toEqual([0, 1, 2]);
    expect(exchanges[1]!.requestFields).toEqual([
      ['Content-Type', 'application/json'],
      ['If-Match', '"1"'],
    ]);
  });

  it('starts over on a fresh host while a promise is not kept, and discards the old one', async () => {
    const { open, log } = hostsOf(
      [{ status: 200 }, { status: 412 }],
      [{ status: 200, dated: true }, { status: 204 }],
      FINE,
    );
    const exchanges = await runScript({ ...script, attempts: 5 }, open, () => undefined);
    expect(exchanges.map(({ target }) => target)).toEqual(['/c', '/c']);
    expect(log.filter((line) => line.startsWith('discard'))).toEqual(['discard /a', 'discard /b']);
  });

  it('gives up after as many attempts as allowed, and answers with what came of the last', async () => {
    const { open, log } = hostsOf([{ status: 500 }, { status: 412 }]);
    const exchanges = await runScript(script, open, () => undefined);
    expect(exchanges.map(({ status }) => status)).toEqual([500, 412]);
    expect(log).not.toContain('discard /a');
  });
});

describe('a request of a script', () => {
  it('keeps the media type that the step gives, and goes to the lock where the step says so', () => {
    const host = { documentTarget: '/d', lockTarget: '/l' };
    const fields = [['Content-Type', 'application/merge-patch+json']] as const;
    const step = { ...script.steps[1]!, at: 'lock', fields } as const;
    expect(requestOf(step, host, new Map())).toMatchObject({ target: '/l', fields });
    expect(requestOf(script.steps[0]!, host, new Map())).toMatchObject({
      target: '/d',
      fields: [],
      body: null,
    });
  });
});
