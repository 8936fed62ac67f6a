import { expect, it } from 'vitest';
import { open, stamp } from '@/lib/client/testing/drive';
import { waitingWords } from './waiting-words';

const waiting = () => open().type('a').tell({ type: 'save' });

it('says nothing of a save that may be over in a moment', () => {
  expect(waitingWords(open().session)).toBeNull();
  expect(waitingWords(waiting().session)).toBeNull();
  expect(waitingWords(waiting().unanswered().session)).toBeNull();
});

it('names the network, the server that asks to wait, and the server that does not answer', () => {
  expect(waitingWords(waiting().tell({ type: 'offline' }).unanswered().session)).toBe(
    'Your save is sent when the connection is back.',
  );
  expect(waitingWords(waiting().unanswered(0, 5_000, 429).session)).toContain('wait a moment');
  const twice = waiting().unanswered().tell({ type: 'online' });
  expect(waitingWords(twice.unanswered().session)).toContain('does not answer');
  expect(waitingWords(twice.tell({ type: 'online' }).unanswered(0, null, 500).session)).toContain(
    'has a problem',
  );
});

it('says that nobody answers only where no answer came', () => {
  for (const status of [200, 204, 404, 408, 425, 429, 500, 502, 503]) {
    const twice = waiting().unanswered(0, null, status).tell({ type: 'online' });
    const words = waitingWords(twice.unanswered(0, null, status).session);
    expect(words).toContain('sent');
    expect(words).not.toContain('does not answer');
  }
});

it('calls a copy no save of the document', () => {
  const copying = open()
    .type('a')
    .tell({ type: 'save-as-copy', copyId: 'copy', ...stamp });
  expect(waitingWords(copying.unanswered(0, 5_000, 429).session)).toContain('Your copy is then sent');
  expect(waitingWords(copying.tell({ type: 'offline' }).session)).toBe(
    'Your copy is sent when the connection is back.',
  );
});
