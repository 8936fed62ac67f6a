interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  resolve(answer: Answer): void;
  reject(fault: unknown): void;
}

/**
 * Asks once for all that is asked of a key while an answer for that key is on its way: whoever changes the same row would
 * wait for the others anyway. `askAll` answers each of them, in their order; where it fails it fails for them alone.
 */
export function gathering<Asked, Answer>(
  askAll: (key: string, asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (key: string, asked: Asked) => Promise<Answer> {
  /** Who waits, by key; a key is there while an answer for it is on its way. */
  const waiting = new Map<string, Waiting<Asked, Answer>[]>();

  async function askFor(key: string, first: Waiting<Asked, Answer>): Promise<void> {
    for (let those = [first]; those.length > 0; those = waiting.get(key)!) {
      waiting.set(key, []);
      try {
        const answers = await askAll(
          key,
          those.map(({ asked }) => asked),
        );
        for (const [nth, { resolve }] of those.entries()) resolve(answers[nth]!);
      } catch (fault) {
        for (const { reject } of those) reject(fault);
      }
    }
    waiting.delete(key);
  }

  return (key, asked) =>
    new Promise((resolve, reject) => {
      const one = { asked, resolve, reject };
      const others = waiting.get(key);
      if (others) others.push(one);
      else void askFor(key, one);
    });
}
