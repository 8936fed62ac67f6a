import { describe, expect, it } from 'vitest';
import { findTopic, TOPICS } from './topics';

describe('the course', () => {
  it('leads from each page to the next and back', () => {
    expect(findTopic('lost-update')).toMatchObject({ number: 1, previous: null, next: { slug: '412' } });
    expect(findTopic('412')).toMatchObject({ number: 2, previous: { slug: 'lost-update' } });
    expect(findTopic('standards')).toMatchObject({ number: TOPICS.length, next: null });
  });

  it('has no page at any other address', () => {
    expect(findTopic('constructor')).toBeNull();
  });
});
