const WORDS: Readonly<Record<string, string>> = {
  cancelled: 'You did not sign in. Nothing was changed.',
  unavailable:
    'The place where you sign in does not answer right now. Nothing was changed. Try again in a moment.',
  refused: 'This sign-in could not be confirmed. Nothing was changed. Please try again.',
  ended:
    'This sign-in is over, was begun in another browser, or took more than ten minutes. Nothing was changed. Please try again.',
};

/** Why a sign-in did not succeed, as the address of the settings page says; `null` where it says nothing that we know. */
export function signInWords(reason: string | null): string | null {
  return reason !== null && Object.hasOwn(WORDS, reason) ? WORDS[reason]! : null;
}
