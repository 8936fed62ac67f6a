import { expect, it } from 'vitest';
import { refusalWords, saveAsWords } from './refusal-words';

it.each([
  [401, /know.*who you are.*Reload/],
  [403, /may read.*copy/],
  [413, /larger than.*shorter/],
  [422, /Because\./],
])('says what %i means, that the text is safe, and what to do', (status, words) => {
  const said = refusalWords({ status, error: 'e', message: 'Because.' });
  expect(said).toMatch(words);
  expect(said).toContain('kept on this device');
});

it('says what the server says where it does not know the address that the page was opened under', () => {
  const message = 'Set PUBLIC_URL.';
  const said = refusalWords({ status: 403, error: 'forbidden', message, reason: 'origin' });
  expect(said).toContain(message);
  expect(said).toContain('kept on this device');
  expect(said).not.toContain('may read');
});

it('names the person as whom a text is about to be saved', () => {
  expect(saveAsWords({ name: 'Ben\nBerg' })).toBe('Save as Ben Berg');
  expect(saveAsWords(undefined)).toBe('Save under my new name');
});
