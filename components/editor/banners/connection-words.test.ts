import { describe, expect, it } from 'vitest';
import { openSession } from '@/lib/client/session/session';
import { step } from '@/lib/client/session/step';
import { connectionWords } from './connection-words';

const head = {
  content: { title: 'Trip', body: 'One.\n' },
  etag: '"1-a"',
  version: 1,
  author: null,
  savedAt: null,
};
const session = openSession('d', head, 'seed');
const typed = step(session, { type: 'edit', text: { title: 'Trip', body: 'Two.\n' } }).state;

describe('connectionWords', () => {
  it('is silent while the network works, also during a save', () => {
    expect(connectionWords(session, false)).toBeNull();
    expect(connectionWords(step(typed, { type: 'save' }).state, false)).toBeNull();
  });

  it('tells no network from a lost connection', () => {
    expect(connectionWords({ ...session, online: false }, true)).toBe(
      'You are offline. What you write is kept on this device.',
    );
    expect(connectionWords(typed, true)).toBe(
      'The connection to the server is interrupted, so what others save shows up late. Your text is kept on this device.',
    );
  });

  it('leaves it to the save state to say that a text with changes is kept', () => {
    expect(connectionWords({ ...typed, online: false }, false)).toBe(
      'You are offline. You can go on writing.',
    );
  });

  it('speaks of a save only where one waits', () => {
    const saving = step({ ...typed, online: false }, { type: 'save' }).state;
    expect(connectionWords(saving, false)).toBe(
      'You are offline. Your save is sent when the connection is back.',
    );
    expect(connectionWords({ ...typed, online: false }, false)).not.toContain('save goes out');
  });

  it('leaves it to another banner to say so of a save that has waited before', () => {
    const sent = step({ ...typed, online: false }, { type: 'save' }).state;
    const { id } = sent.saving!;
    const waits = { type: 'unanswered', id, random: 0, retryAfter: null, status: null } as const;
    expect(connectionWords(step(sent, waits).state, false)).toBe('You are offline. You can go on writing.');
  });

  it('calls a copy no save of the document', () => {
    const asked = { type: 'save-as-copy', copyId: 'copy', now: '', shelfId: 'shelf' } as const;
    const copying = step({ ...typed, online: false }, asked).state;
    expect(connectionWords(copying, false)).toContain('Your copy is sent when the connection is back.');
  });

  it('does not call a text kept that could not be kept', () => {
    expect(connectionWords({ ...typed, online: false, keeping: 'failed' }, false)).toBe('You are offline.');
  });
});
