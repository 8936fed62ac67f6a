import { type Exchange, shortTag } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import { answered, standing, weakTagIn } from './goals';
import { currentAt, historyOf, type Version } from './history';

interface Weakly {
  readonly exchange: Exchange;
  readonly current: Version;
}

/** Requests with this answer that named the current tag, made weak. */
function weakly(traffic: Traffic, method: string, status: number, field: string): readonly Weakly[] {
  const history = historyOf(traffic);
  return history.exchanges.flatMap((exchange) => {
    const tag = answered(exchange, method, status) ? weakTagIn(exchange, field) : null;
    const current = currentAt(history, exchange);
    return tag !== null && current?.tag === tag ? [{ exchange, current }] : [];
  });
}

const loads = (traffic: Traffic) => weakly(traffic, 'GET', 304, 'If-None-Match');
const saves = (traffic: Traffic) => weakly(traffic, 'PUT', 412, 'If-Match');

export const weakTag: Challenge = {
  id: 'weak-tag',
  title: 'A weak tag',
  guard: 'if-match-required',
  stage: 'panels',
  story:
    'A tag with W/ before it is weak. It says: “this version is as good as that one, but perhaps not the same”.',
  question: {
    ask: 'Nobody else has saved. {first} sends a save with If-Match and the current tag, made weak: W/"…". Which status?',
    answers: ['204', '400', '412'],
    right: '412',
    because: 'If-Match compares strongly, and a weak tag never matches strongly (RFC 9110 §13.1.1).',
    answered: (traffic) => saves(traffic).length > 0,
  },
  goal: 'Make the current tag weak. Send it with a load and with a save, and see what each of them gets.',
  judge: (traffic) => standing(loads(traffic).length > 0 && saves(traffic).length > 0),
  hint: 'Load. Choose “If-None-Match: W/” with the tag beside “Load”, and load again. Then choose “If-Match: W/” with the tag beside “Save”, and save.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'first', do: 'get', fields: [['If-None-Match', 'W/{tag}']] },
    { by: 'first', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-Match', 'W/{tag}']] },
  ],
  controls: {
    conditions: ['if-match', 'if-match-weak'],
    reads: ['nothing', 'if-none-match-weak'],
    actions: [],
  },
  terms: [],
  why: {
    text: (traffic) => {
      const [load] = loads(traffic);
      const [save] = saves(traffic);
      if (!load || !save) return [];
      return [
        `${load.exchange.client} asked for the document “only if it is not like ${weakened(load.current)}”. It is like it, so the server answered 304. A copy that is as good will do for a reader.`,
        `${save.exchange.client} sent a save with If-Match: ${weakened(save.current)}. A weak tag does not say that the version is the same, so the server answered 412.`,
      ];
    },
    source: 'weak',
    page: 'entity-tags',
  },
};

function weakened(version: Version): string {
  return `W/${shortTag(version.tag ?? '')}`;
}
