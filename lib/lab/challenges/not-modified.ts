import { type Exchange, shortTag, versionOf } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import { answered, isAfter, savesOf, sentField, standing } from './goals';
import { historyOf, type Version, versionLike } from './history';

interface Asked {
  readonly same: Exchange;
  readonly news: Exchange;
  readonly base: Version;
  /** The first save of somebody else in between. */
  readonly other: Version & { readonly write: Exchange };
}

/** Loads of one person that name the same tag: the first while it is current, the second when somebody has saved. */
function asked(traffic: Traffic): readonly Asked[] {
  const history = historyOf(traffic);
  const loads = (status: number) =>
    history.exchanges.flatMap((each) => {
      const base = answered(each, 'GET', status) && versionLike(history, each, 'If-None-Match');
      return base ? [{ each, base }] : [];
    });
  return loads(304).flatMap((same) =>
    loads(200)
      .filter(
        (news) =>
          sentField(news.each, 'if-none-match') === sentField(same.each, 'if-none-match') &&
          news.each.client === same.each.client &&
          isAfter(news.each, same.each),
      )
      .flatMap((news) => {
        const other = savesOf(history).find(
          ({ number, write }) =>
            write.client !== news.each.client &&
            number > same.base.number &&
            number <= (versionOf(news.each) ?? 0),
        );
        return other ? [{ same: same.each, news: news.each, base: same.base, other }] : [];
      }),
  );
}

export const notModified: Challenge = {
  id: 'not-modified',
  title: 'Load only what is new',
  guard: 'if-match-required',
  stage: 'panels',
  story:
    'The tag that guards a save can also spare a download. A load with If-None-Match says: “send it only if it is not this version”.',
  question: {
    ask: 'Nobody has saved since {second} loaded. {second} loads again, with If-None-Match and the tag. Which status?',
    answers: ['200', '304', '412'],
    right: '304',
    because:
      'On GET and HEAD a false If-None-Match means “you have it already”: no content is sent (RFC 9110 §13.1.2).',
    answered: ({ exchanges }) => exchanges.some((each) => answered(each, 'GET', 304)),
  },
  goal: 'Send the same load with If-None-Match twice as one person: first while nothing is new, then after somebody else has saved. See both answers.',
  judge: (traffic) => standing(asked(traffic).length > 0),
  hint: 'Load for both people. Choose “If-None-Match:” with the tag beside “Load” for {second}, and load. Then let {first} add a word and save. Load once more for {second}.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'second', do: 'get', fields: [['If-None-Match', '{tag}']] },
    { by: 'first', do: 'add' },
    { by: 'first', do: 'put' },
    { by: 'second', do: 'get', fields: [['If-None-Match', '{tag}']] },
  ],
  controls: { conditions: [], reads: ['nothing', 'if-none-match'], actions: [] },
  terms: [],
  why: {
    text: (traffic) =>
      asked(traffic)
        .slice(0, 1)
        .flatMap(({ same, news, other }) => [
          `${same.client} asked for the document “only if it is not ${shortTag(sentField(same, 'if-none-match') ?? '')}”. That was the current tag, so the server answered 304 and sent no text.`,
          `Then ${other.write.client} saved version ${other.number}.`,
          `${news.client} sent the same request again. The current tag was another one, so the server answered 200 with version ${versionOf(news)}.`,
        ]),
    source: 'if-none-match',
    page: '304',
  },
};
