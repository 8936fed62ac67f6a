/**
 * What can be wrong with a history:
 *
 * - `lost`: an update was acknowledged and is not there, or was overwritten by somebody who had not seen it.
 * - `doubled`: one act was carried out twice.
 * - `forked`: two versions follow from one, or a version was stored over another than the one it was made of.
 * - `stale`: somebody was shown an older state than was told before.
 * - `early`: somebody was shown a state before anybody asked for it.
 * - `refused`: an act was refused and carried out.
 * - `altered`: what is kept is not what was sent, or not under the tag that was told.
 * - `ambiguous`: one tag stands for two contents.
 * - `undead`: a document was deleted and lives on.
 * - `unknown`: something is there that nobody asked for.
 * - `unexpected`: an answer that the contract does not have for such a request.
 */
export type FaultKind =
  | 'lost'
  | 'doubled'
  | 'forked'
  | 'stale'
  | 'early'
  | 'refused'
  | 'altered'
  | 'ambiguous'
  | 'undead'
  | 'unknown'
  | 'unexpected';

/** Something in a record that contradicts what is promised. */
export interface Fault {
  readonly kind: FaultKind;
  readonly document: string | null;
  readonly says: string;
}
