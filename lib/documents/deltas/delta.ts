import { ByteReader, ByteWriter } from './number-bytes';

/** A step by which one text is made of another: a stretch of that, or bytes of its own. */
export type Step =
  | { readonly kind: 'copy'; readonly from: number; readonly length: number }
  | { readonly kind: 'insert'; readonly bytes: Uint8Array };

/** Steps as bytes. The lowest bit of a step's first number tells its kind, the others how long it is. */
export function encodeDelta(steps: readonly Step[]): Uint8Array {
  const writer = new ByteWriter();
  for (const step of steps) {
    if (step.kind === 'copy') {
      writer.number(step.length * 2 + 1);
      writer.number(step.from);
    } else {
      writer.number(step.bytes.length * 2);
      writer.bytes(step.bytes);
    }
  }
  return writer.written();
}

/** The steps of a delta, one after the other; throws a RangeError where it was cut off. */
export function* decodeDelta(delta: Uint8Array): Generator<Step> {
  const reader = new ByteReader(delta);
  while (!reader.isAtEnd) {
    const head = reader.number();
    const length = Math.floor(head / 2);
    yield head % 2 === 1
      ? { kind: 'copy', from: reader.number(), length }
      : { kind: 'insert', bytes: reader.bytes(length) };
  }
}
