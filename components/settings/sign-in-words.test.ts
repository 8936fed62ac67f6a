import { expect, it } from 'vitest';
import { signInWords } from './sign-in-words';

it.each(['cancelled', 'unavailable', 'refused', 'ended'])(
  'says of a sign-in that was %s that nothing was changed',
  (reason) => {
    expect(signInWords(reason)).toContain('Nothing was changed.');
  },
);

it.each([null, '', 'done', 'constructor', '<b>'])('says nothing of %j', (reason) => {
  expect(signInWords(reason)).toBeNull();
});
