/** The figures of several subjects, one of each subject in each round. */
export type Rounds<Figure> = readonly (readonly Figure[])[];

/**
 * Measures subjects in turn, round after round, so that what else the machine does weighs on all alike; every other round
 * in reverse, so that none always follows the same one. The first round warms up and is not counted.
 */
export async function alternate<Measured, Figure>(
  subjects: readonly Measured[],
  rounds: number,
  measure: (subject: Measured, round: number) => Promise<Figure>,
): Promise<Rounds<Figure>> {
  const counted: Figure[][] = [];
  for (let round = -1; round < rounds; round++) {
    const figures: Figure[] = new Array(subjects.length);
    const turns = [...subjects.entries()];
    for (const [at, subject] of round % 2 === 0 ? turns : turns.reverse())
      figures[at] = await measure(subject, round);
    if (round >= 0) counted.push(figures);
  }
  return counted;
}
