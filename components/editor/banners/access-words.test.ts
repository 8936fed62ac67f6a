import { expect, it } from 'vitest';
import { openSession } from '@/lib/client/session/session';
import { V1 } from '@/lib/client/testing/drive';
import { accessWords } from './access-words';

const session = (access: 'edit' | 'view' | 'none') => ({ ...openSession('doc', V1, 'seed'), access });
const missing = { ...session('edit'), gone: { reason: 'missing', by: null, at: null } } as const;

it.each([
  [session('edit'), true, null],
  [session('view'), false, 'You can read this, not change it. Make a copy to change it.'],
  [
    session('view'),
    true,
    'The owner no longer lets you change this. Your text is kept here, on this device.',
  ],
  [
    session('none'),
    true,
    'The owner no longer lets you read this document. Your text is kept here, on this device.',
  ],
  [
    missing,
    true,
    'This document cannot be opened any more: it is gone, or its owner no longer shares it. Your text is kept here, on this device.',
  ],
])('says what one may not do, and that the text is safe', (given, unsaved, words) => {
  expect(accessWords(given, unsaved)).toBe(words);
});
