import { type Field, shortTag } from '@/lib/lab/exchanges/exchange';
import { type Condition, conditionFields, type Held } from '@/lib/lab/people/person';

/** One choice beside Load or Save. */
export interface ConditionOption {
  readonly value: Condition;
  readonly label: string;
  readonly disabled: boolean;
}

/** What a save can be made conditional on, with the tag and the date that the person has in hand. */
export function writeConditions(held: Held | null): readonly ConditionOption[] {
  const tag = held?.tag ? shortTag(held.tag) : 'tag';
  const date = held?.date ? held.date.slice(17) : 'date';
  return [
    { value: 'nothing', label: 'with nothing', disabled: false },
    { value: 'if-match', label: `If-Match: ${tag}`, disabled: !held?.tag },
    { value: 'if-match-weak', label: `If-Match: W/${tag}`, disabled: !held?.tag },
    { value: 'if-match-star', label: 'If-Match: *', disabled: false },
    { value: 'if-unmodified-since', label: `If-Unmodified-Since: ${date}`, disabled: !held?.date },
    { value: 'if-none-match-star', label: 'If-None-Match: *', disabled: false },
  ];
}

/** What a load can be made conditional on. */
export function readConditions(held: Held | null): readonly ConditionOption[] {
  const tag = held?.tag ? shortTag(held.tag) : 'tag';
  return [
    { value: 'nothing', label: 'with nothing', disabled: false },
    { value: 'if-none-match', label: `If-None-Match: ${tag}`, disabled: !held?.tag },
    { value: 'if-none-match-weak', label: `If-None-Match: W/${tag}`, disabled: !held?.tag },
    { value: 'if-match', label: `If-Match: ${tag}`, disabled: !held?.tag },
  ];
}

/** The choices that a challenge needs; all of them where `needed` is not given. */
export function offered(
  options: readonly ConditionOption[],
  needed: readonly Condition[] | undefined,
): readonly ConditionOption[] {
  return needed ? options.filter(({ value }) => needed.includes(value)) : options;
}

/** The choice that holds: the wanted one, or none at all as long as nothing is in hand to state it with. */
export function usable(options: readonly ConditionOption[], wanted: Condition): Condition {
  const nothing = options.some(({ value }) => value === 'nothing');
  const ready = options.some(({ value, disabled }) => value === wanted && !disabled);
  return ready || !nothing ? wanted : 'nothing';
}

/** The fields that a save carries, with the choice that was made beside it. */
export function saveFields(wanted: Condition, held: Held | null): readonly Field[] {
  return conditionFields(usable(writeConditions(held), wanted), held);
}

/** The choice beside Save in words, for an act that takes the same one. */
export function conditionWords(wanted: Condition, held: Held | null): string {
  const options = writeConditions(held);
  const chosen = usable(options, wanted);
  const label = options.find(({ value }) => value === chosen)?.label ?? '';
  return chosen === 'nothing' ? label : `with ${label}`;
}
