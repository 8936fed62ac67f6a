import { describe, expect, it } from 'vitest';
import { movedCaret } from './moved-caret';

describe('movedCaret', () => {
  /** The caret is where the bar is. */
  it.each([
    ['Trip to |Rome', 'Our Trip to Rome', 'Our Trip to |Rome'],
    ['Trip| to Rome', 'Trip to Rome in May', 'Trip| to Rome in May'],
    ['Trip to Rome|', 'Trip to Rome in May', 'Trip to Rome| in May'],
    ['Trip to Ro|me', 'Trip to Bari', 'Trip to Ba|ri'],
    ['Trip to Rome|', 'Trip', 'Trip|'],
    ['|Trip', 'A Trip', '|A Trip'],
  ])('goes from %j to %j as %j', (before, after, expected) => {
    const at = before.indexOf('|');
    const moved = movedCaret(before.replace('|', ''), after, at);
    expect(`${after.slice(0, moved)}|${after.slice(moved)}`).toBe(expected);
  });
});
