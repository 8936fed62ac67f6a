import { describe, expect, it } from 'vitest';
import { endWords, exampleOf, LIFETIMES } from './token-words';

const NOW = Date.parse('2030-03-01T12:00:00Z');

describe('the end of a token', () => {
  it.each([
    [null, 'Works until you revoke it'],
    ['2030-05-30T12:00:00Z', 'Works until 30 May 2030'],
    ['2030-03-01T12:00:00.001Z', 'Works until 1 March 2030'],
    ['2030-03-01T12:00:00Z', 'Ended on 1 March 2030'],
  ])('%s', (expiresAt, words) => {
    expect(endWords({ expiresAt }, NOW)).toBe(words);
  });

  it('is chosen from what the server takes', () => {
    for (const { seconds } of LIFETIMES) {
      expect(seconds === undefined || (seconds >= 60 && seconds <= 31_622_400)).toBe(true);
    }
  });
});

it('shows a command that says who one is', () => {
  expect(exampleOf('midair_x', 'https://docs.example')).toBe(
    "curl -H 'Authorization: Bearer midair_x' https://docs.example/api/me",
  );
});
