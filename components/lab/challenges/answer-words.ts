/** What a status means, in a word or two, for somebody who meets it for the first time. */
const MEANINGS: Readonly<Record<string, string>> = {
  200: 'here it is',
  201: 'created',
  204: 'saved',
  304: 'nothing new',
  400: 'refused: not understood',
  404: 'not found',
  409: 'refused: conflict',
  412: 'refused: the condition is false',
  422: 'refused: see the answer',
  423: 'refused: locked',
  428: 'refused: a condition is missing',
};

/** An answer to a question as people read it: a status comes with what it means. */
export function answerWords(answer: string): string {
  const meaning = MEANINGS[answer];
  return meaning ? `${answer} (${meaning})` : answer;
}
