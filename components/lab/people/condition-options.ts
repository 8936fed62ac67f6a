import { shortTag } from '@/lib/lab/exchanges/exchange';
import type { Condition, Held } from '@/lib/lab/people/person';

interface ConditionOption {
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
