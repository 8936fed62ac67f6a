import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editableText } from './editable-text';

describe('a text in a text field', () => {
  it('does not show the line end that closes it, and puts it back', () => {
    const field = editableText('One.\n', 'One.\n');
    expect(field.value).toBe('One.');
    expect(field.restore('One, two.')).toBe('One, two.\n');
  });

  it('gives new lines the line end of the place, and leaves every other one alone', () => {
    expect(editableText('a\r\nb\r\n', 'a\r\nb\r\n').restore('a\nx\nb')).toBe('a\r\nx\r\nb\r\n');
    expect(editableText('a\nb\r\nc\n', 'a\r\nb\n').restore('a\nb!\nc\nd')).toBe('a\nb!\r\nc\r\nd\n');
  });

  it('keeps a line end of an old Mac apart from one typed after it', () => {
    expect(editableText('a\rb', 'a').restore('a\n\nb').replace(/\r\n?/g, '\n')).toBe('a\n\nb');
    expect(editableText('\r\r', '\r\r').restore('\n\na').replace(/\r\n?/g, '\n')).toBe('\n\na');
  });

  it('becomes empty when everything is deleted, and is closed again when something is typed', () => {
    expect(editableText('One.\n', 'One.\n').restore('')).toBe('');
    expect(editableText('', 'One.\n').restore('Two.')).toBe('Two.\n');
  });

  it('does not show the blank line that closes a paragraph, but does one that was typed', () => {
    const place = 'One.\n\n';
    expect(editableText(place, place).value).toBe('One.');
    const next = editableText(place, place).restore('One.\n');
    expect(next).toBe('One.\n\n\n');
    expect(editableText(next, place).value).toBe('One.\n');
  });

  it('stays open where the place ends without a line end', () => {
    expect(editableText('One', 'One').restore('Two')).toBe('Two');
  });

  const pieces = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', ' ', '😀')).map((all) => all.join(''));

  it('is the same bytes when nothing was typed, whatever they are', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const field = editableText(text, text);
        expect(field.restore(field.value)).toBe(text);
      }),
    );
  });

  it('shows and holds exactly what was typed', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.constantFrom('\n', 'a', ' ', '😀')), (text, typed) => {
        const now = typed.join('');
        const next = editableText(text, text).restore(now);
        expect(editableText(next, text).value).toBe(now);
        expect(next.replace(/\r\n?/g, '\n').slice(now.length)).toMatch(/^\n*$/);
      }),
    );
  });
});
