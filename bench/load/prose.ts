/** Text of words in lines, that is about as hard to compress as what people write. */
export function prose(bytes: number): string[] {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const vocabulary = Array.from({ length: 4_000 }, () =>
    Array.from({ length: 2 + random(9) }, () => String.fromCharCode(97 + random(26))).join(''),
  );
  const lines: string[] = [];
  for (let size = 0; size < bytes; ) {
    const line = Array.from({ length: 6 + random(8) }, () => {
      const most = random(vocabulary.length) + 1;
      return vocabulary[random(most)]!;
    }).join(' ');
    lines.push(line);
    size += line.length + 1;
  }
  return lines;
}
