import { describe, expect, it } from 'vitest';
import { saveStateWords } from './save-state-words';

describe('saveStateWords', () => {
  it.each([
    [{ kind: 'saved', version: 7 }, 'Saved v7'],
    [{ kind: 'behind', version: 8 }, 'v8 is there, loading it…'],
    [{ kind: 'unsaved' }, 'Unsaved changes'],
    [{ kind: 'saving' }, 'Saving…'],
    [{ kind: 'saving', share: 0.416 }, 'Saving… 42%'],
    [{ kind: 'saving', share: 1 }, 'Saving…'],
    [{ kind: 'retrying', attempt: 1, status: null }, 'No answer yet, sending again…'],
    [{ kind: 'retrying', attempt: 1, status: 429 }, 'The server asks you to wait, then it is saved'],
    [{ kind: 'retrying', attempt: 1, status: 503 }, 'The server asks you to wait, then it is saved'],
    [{ kind: 'retrying', attempt: 1, status: 500 }, 'The server could not take it, sending again…'],
    [{ kind: 'offline' }, 'Offline, kept on this device'],
    [{ kind: 'collision', conflicts: 1, open: false }, 'Collision, 1 place needs you'],
    [{ kind: 'collision', conflicts: 3, open: true }, 'Collision, 3 places need you'],
    [{ kind: 'collision', conflicts: 0, open: true }, 'Collision, merged and not saved yet'],
  ] as const)('says for %j: %s', (state, words) => {
    expect(saveStateWords(state)).toBe(words);
  });
});
