import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatComment, formatEvent } from './sse.ts';

/** Reads a stream as a browser does (WHATWG HTML §9.2.6), to see what arrives. */
function read(stream: string): { id: string; event: string; data: string }[] {
  const events: { id: string; event: string; data: string }[] = [];
  let [id, event, data] = ['', '', ''];
  for (const line of stream.split(/\r\n|\r|\n/)) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (line === '') {
      if (data !== '') events.push({ id, event: event === '' ? 'message' : event, data: data.slice(0, -1) });
      [event, data] = ['', ''];
    } else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'event') event = value;
    else if (name === 'data') data += `${value}\n`;
  }
  return events;
}

describe('an event frame', () => {
  it('has its fields in order and ends with an empty line', () => {
    expect(formatEvent({ id: '7', event: 'version', data: 'one\ntwo', retry: 3000 })).toBe(
      'retry: 3000\nid: 7\nevent: version\ndata: one\ndata: two\n\n',
    );
  });

  it('arrives as it was sent, whatever the data', () => {
    const unit = fc.oneof(
      fc.constantFrom(' ', ':', '\n', 'data: x', 'id: 1'),
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    );
    const name = fc.stringMatching(/^[a-z: ]+$/);
    fc.assert(
      fc.property(name, name, fc.string({ unit }), (id, event, data) => {
        const frame = formatEvent({ id, event, data }) + formatEvent({ data: 'next' });
        expect(read(frame)).toEqual([
          { id, event, data: data.replace(/\r\n?/g, '\n') },
          { id, event: 'message', data: 'next' },
        ]);
      }),
    );
  });

  it('is dispatched even when its data is empty', () => {
    expect(read(formatEvent({ data: '' }))).toEqual([{ id: '', event: 'message', data: '' }]);
  });

  test.each([
    { id: '1\n2', data: '' },
    { id: '1\r', data: '' },
    { id: '1\0', data: '' },
    { event: 'a\ndata: x', data: '' },
    { event: 'a\r', data: '' },
    { retry: 1.5, data: '' },
    { retry: -1, data: '' },
    { retry: Number.NaN, data: '' },
  ])('refuses %j', (event) => {
    expect(() => formatEvent(event)).toThrow(RangeError);
  });
});

describe('a comment', () => {
  it('is no event, even with several lines', () => {
    expect(formatComment('still here')).toBe(': still here\n\n');
    expect(read(formatComment('a\ndata: x\r\n\r\nid: 1') + formatEvent({ data: 'y' }))).toEqual([
      { id: '', event: 'message', data: 'y' },
    ]);
  });
});
