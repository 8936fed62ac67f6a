/**
 * A transaction of the device's, begun. Whoever asks something of it hears there of its failure, or by `done`: a failure
 * that nobody waits for in both places is no fault of the page's.
 */
export function begun<Transaction extends { readonly done: Promise<void> }>(
  transaction: Transaction,
): Transaction {
  transaction.done.catch(() => {});
  return transaction;
}
