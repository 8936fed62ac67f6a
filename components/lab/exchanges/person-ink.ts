import { personColor } from '@/components/ui/people/person-color';

const INKS = ['var(--mine)', 'var(--theirs)', 'var(--third)'] as const;

/** The colour of somebody in a lab, by the order of joining: the first is blue, the second amber, as everywhere. */
export function personInk(name: string, people: readonly string[]): string {
  const index = people.indexOf(name);
  return INKS[index] ?? personColor(index === -1 ? 7 : index);
}
