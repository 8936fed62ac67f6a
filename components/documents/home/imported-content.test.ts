import { describe, expect, it } from 'vitest';
import { importedContent } from './imported-content';

function bytes(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer as ArrayBuffer;
}

describe('importedContent', () => {
  it('takes the text byte for byte and the title from its first heading', () => {
    const body = '\n# Minutes of *May* #\r\n\r\nAll came.\r';
    expect(importedContent('x.md', bytes(body))).toEqual({ title: 'Minutes of May', body });
  });

  it('takes the name of the file where no heading comes first', () => {
    expect(importedContent('Plan.v2.MD', bytes('Text\n# Later'))?.title).toBe('Plan.v2');
    expect(importedContent('.md', bytes(''))?.title).toBe('Untitled');
  });

  it('keeps a byte order mark', () => {
    expect(importedContent('a.md', bytes('\uFEFF# A'))).toEqual({ title: 'A', body: '\uFEFF# A' });
  });

  it('refuses what is not text', () => {
    expect(importedContent('a.md', new Uint8Array([0xff, 0xfe, 0x41]).buffer)).toBeNull();
    expect(importedContent('a.md', bytes('a\0b'))).toBeNull();
  });
});
