import { describe, expect, it } from 'vitest';
import { nextOf } from './link-header';

const answer = (link: string) => new Response(null, { headers: { Link: link } });

describe('the address of the next page', () => {
  it.each([
    ['the only link', '</api/documents?after=2>; rel="next"', '/api/documents?after=2'],
    ['a relation without quotes', '</a?b=1>; rel=next', '/a?b=1'],
    ['one of several links', '</a>; rel="latest-version", </b?c=2>; rel="next"', '/b?c=2'],
    ['one of several relations', '</b>; rel="last next"', '/b'],
    ['a comma in the address', '</a?x=1,2>; rel="next", </b>; rel="prev"', '/a?x=1,2'],
    ['a parameter before the relation', '</a>; title="a, b; rel=prev"; rel="next"', '/a'],
    ['the name in another case', '</a>; REL="Next"', '/a'],
    ['an absolute address, of which only the path counts', '<http://other:1/a?b>; rel="next"', '/a?b'],
  ])('is found where it is %s', (_, link, expected) => {
    expect(nextOf(answer(link))).toBe(expected);
  });

  it.each([
    ['there is no link', ''],
    ['links lead elsewhere', '</a>; rel="prev", </b>; rel="nextish"'],
    ['the word stands only in a title', '</a>; title="next"; rel="prev"'],
  ])('is null when %s', (_, link) => {
    expect(nextOf(answer(link))).toBeNull();
  });
});
