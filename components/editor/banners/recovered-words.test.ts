import { expect, it } from 'vitest';
import { V1, versionOf } from '@/lib/client/testing/drive';
import { recoveredWords } from './recovered-words';

it('says that a draft is back, and nothing of versions where it began on the newest', () => {
  expect(recoveredWords({ base: V1, head: V1 }, '14:02')).toBe('Your unsaved changes from 14:02 are back.');
});

it('says what it is based on, and what the document is by now, and by whom', () => {
  const head = versionOf(6, 'other words');
  expect(recoveredWords({ base: V1, head }, '14:02')).toBe(
    'Your unsaved changes from 14:02 are back, based on v1; now v6, saved by Ana.',
  );
  expect(recoveredWords({ base: V1, head: { ...head, restores: 2 } }, '14:02')).toBe(
    'Your unsaved changes from 14:02 are back, based on v1; now v6, restored from v2 by Ana.',
  );
  expect(recoveredWords({ base: V1, head: { ...head, author: null } }, '14:02')).toBe(
    'Your unsaved changes from 14:02 are back, based on v1; now v6.',
  );
  expect(recoveredWords({ base: V1, head: { ...head, author: { name: 'Ben', you: true } } }, '14:02')).toBe(
    'Your unsaved changes from 14:02 are back, based on v1; now v6, saved by you, in another tab.',
  );
});
