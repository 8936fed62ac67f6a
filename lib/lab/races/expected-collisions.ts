/**
 * Ramanujan's Q(n) = 1 + (1−1/n) + (1−1/n)(1−2/n) + …: how many tries it takes on average until one succeeds when n
 * clients read, think and save for ever.
 *
 * Why: let k clients hold the current tag. With think times that have no memory, the next to save is any of the n. With
 * probability k/n it holds the current tag and succeeds, after which only it does (k = 1); otherwise it gets 412, reads
 * again, and k grows by one. So the chance that t tries in a row fail is (1−1/n)(1−2/n)…(1−t/n), as in the birthday
 * problem. Q(n) ≈ √(πn/2) − 1/3 for large n.
 */
export function triesPerSuccess(n: number): number {
  let sum = 1;
  let fails = 1;
  for (let k = 1; k < n && fails > 1e-12; k += 1) {
    fails *= 1 - k / n;
    sum += fails;
  }
  return sum;
}

/** Share of saves that are refused under a guard that lets no old tag through: 1 − 1/Q(n). */
export function expectedRefusedShare(n: number): number {
  return n < 1 ? 0 : 1 - 1 / triesPerSuccess(n);
}

/**
 * Share of saves that overwrite another unseen when nothing guards the document: every save succeeds, so only who saved
 * last is up to date, and the next to save is that one with probability 1/n.
 */
export function expectedBlindShare(n: number): number {
  return n < 1 ? 0 : 1 - 1 / n;
}

/**
 * Share of saves that are refused when a program merges and sends again at once: every save is refused once, unless its
 * client was also the last to save (probability 1/n), and the second try follows too soon for anybody to come between.
 */
export function expectedMergedShare(n: number): number {
  return n < 1 ? 0 : (1 - 1 / n) / (2 - 1 / n);
}
