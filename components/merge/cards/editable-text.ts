import { closingLineEnds } from '@/components/ui/text/blank-lines';

/** A region's text as a text field holds it, and the way back. */
interface EditableText {
  /** With `\n` only, as every browser's text field has it, and without the line ends that close the region. */
  readonly value: string;
  /** The region's text for what the person typed. */
  readonly restore: (typed: string) => string;
}

/**
 * Lets a text be edited in a text field without changing any line end that the person did not touch. `like` is a text
 * of the same place: new lines end as its lines do, and the result is closed as it is unless nothing is left.
 */
export function editableText(text: string, like: string): EditableText {
  const end = closingLineEnds(like);
  const closed = text.endsWith(end);
  const body = closed ? text.slice(0, text.length - end.length) : text;
  const closing = closed || text === '' ? end : '';
  const newline = like.includes('\r\n') ? '\r\n' : '\n';
  const value = body.replace(/\r\n?/g, '\n');
  return {
    value,
    restore: (typed) => {
      if (typed === value) return text;
      if (typed === '') return '';
      const most = Math.min(value.length, typed.length);
      let before = 0;
      while (before < most && value[before] === typed[before]) before += 1;
      // A carriage return by itself must not become one line end with the line feed that comes to stand after it.
      let kept = offsetIn(body, before);
      for (; body[kept - 1] === '\r'; kept -= 1) before -= 1;
      let after = 0;
      while (after < most - before && value.at(-1 - after) === typed.at(-1 - after)) after += 1;
      const written = typed.slice(before, typed.length - after).replaceAll('\n', newline);
      return body.slice(0, kept) + written + body.slice(offsetIn(body, value.length - after)) + closing;
    },
  };
}

/** Where the text field's character `offset` is in the text, where a line may end with two. */
function offsetIn(text: string, offset: number): number {
  let at = 0;
  for (let passed = 0; passed < offset; passed += 1) at += text.startsWith('\r\n', at) ? 2 : 1;
  return at;
}
