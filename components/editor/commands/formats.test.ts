import { describe, expect, it } from 'vitest';
import { NO_FORMATS, sameFormats } from './formats';
import { formatsOf } from './formats-of';
import { stateOf } from './notation';

describe('the formats at the cursor', () => {
  it.each([
    ['plain te‸xt', {}],
    ['a **b‸** c', { strong: true }],
    ['a **‹b›** c', { strong: true }],
    ['a ‹**b** c›', {}],
    ['*a **‸b***', { strong: true, emphasis: true }],
    ['~~a‸~~', { strike: true }],
    ['`a‸`', { code: true }],
    ['[a‸](http://b.de)', { link: true }],
    ['## a‸', { heading: 2 }],
    ['‸## a', { heading: 2 }],
    ['a‸\n===', { heading: 1 }],
    ['- a‸', { list: 'bullet' }],
    ['1. ‸', { list: 'ordered' }],
    ['> - [x] a‸', { list: 'task', quote: true }],
    ['- a\n  mor‸e', { list: 'bullet' }],
    ['```\n**a‸**\n```', { codeBlock: true }],
    ['| a‸ |\n| - |', { table: true }],
  ])('of %j are %o', (text, expected) => {
    expect(formatsOf(stateOf(text))).toEqual({ ...NO_FORMATS, ...expected });
  });

  it('are compared by what a toolbar shows', () => {
    expect(sameFormats(formatsOf(stateOf('on‸e')), formatsOf(stateOf('one two‸')))).toBe(true);
    expect(sameFormats(formatsOf(stateOf('- on‸e')), formatsOf(stateOf('on‸e')))).toBe(false);
  });
});
