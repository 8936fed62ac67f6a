import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatComment, formatEvent } from '@/lib/http/content/sse';
import { EventParser } from './event-parser';

const all = (text: string) => new EventParser().push(text).map(({ type, data }) => [type, data]);

describe('an event stream', () => {
  it('gives events with their type, data and the newest id', () => {
    const events = new EventParser('old').push(
      'data: a\n\nid: 7\nevent: version\ndata: b\n\n: still here\n\ndata: c\n\n',
    );
    expect(events).toEqual([
      { type: 'message', data: 'a', lastEventId: 'old' },
      { type: 'version', data: 'b', lastEventId: '7' },
      { type: 'message', data: 'c', lastEventId: '7' },
    ]);
  });

  it.each([
    ['several lines of data are joined', 'data: a\ndata: b\n\n', [['message', 'a\nb']]],
    ['only one space after the colon is dropped', 'data:  a\n\n', [['message', ' a']]],
    [
      'CR and CRLF end lines too',
      'data: a\r\n\r\ndata: b\r\rdata: c\n\n',
      [
        ['message', 'a'],
        ['message', 'b'],
        ['message', 'c'],
      ],
    ],
    ['a byte order mark is skipped', '\ufeffdata: a\n\n', [['message', 'a']]],
    ['an event without data is none', 'event: version\n\ndata: a\n\n', [['message', 'a']]],
    ['a field without a colon is empty', 'data\n\n', [['message', '']]],
    ['an event that was cut off is dropped', 'data: a\n\ndata: b\n', [['message', 'a']]],
    ['unknown fields are skipped', 'retry: 5\nwhatever: x\ndata: a\n\n', [['message', 'a']]],
  ])('%s', (_what, text, expected) => {
    expect(all(text)).toEqual(expected);
  });

  it('keeps the id that came without data, and refuses one with a NUL', () => {
    const parser = new EventParser();
    parser.push('id: 7\n\nid: 8\0\n\n');
    expect(parser.lastEventId).toBe('7');
  });

  it('reads what the server writes, wherever the network cuts it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', ':', '\n', 'é', '😀', 'd'), maxLength: 8 });
    const event = fc.record({
      id: fc.nat().map(String),
      event: fc.constantFrom('version', 'presence'),
      data: word,
    });
    fc.assert(
      fc.property(fc.array(event), fc.array(fc.nat(30)), (events, cuts) => {
        const text = events.map((e) => formatComment('x') + formatEvent(e)).join('');
        const parser = new EventParser();
        const read = [];
        let at = 0;
        for (const cut of cuts) {
          read.push(...parser.push(text.slice(at, at + cut)));
          at += cut;
        }
        read.push(...parser.push(text.slice(at)));
        expect(read).toEqual(events.map((e) => ({ type: e.event, data: e.data, lastEventId: e.id })));
      }),
    );
  });
});
