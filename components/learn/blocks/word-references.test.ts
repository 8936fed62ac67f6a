import { describe, expect, it } from 'vitest';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';
import { wordReferences } from './word-references';

describe('a field before it is sent', () => {
  it('says in words what is going to stand there', () => {
    const [script] = SCRIPTS['entity-tags'];
    expect(wordReferences('W/{reads.ETag}', script!)).toBe('W/⟨ETag of step 2⟩');
    expect(wordReferences('{create.ETag}, {saves.ETag}', script!)).toBe('⟨ETag of step 1⟩, ⟨ETag of step 6⟩');
    expect(wordReferences('*', script!)).toBe('*');
  });
});
