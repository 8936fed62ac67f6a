/** A page of the course: its address, its title, and what one knows after it. */
export interface Topic {
  /** The last part of the address `/learn/…`; never changes. */
  readonly slug: string;
  readonly title: string;
  /** One line for the list of pages. */
  readonly line: string;
}

/** Every page in the order in which the course takes them. */
export const TOPICS = [
  {
    slug: 'lost-update',
    title: 'The lost update',
    line: 'Two people save, one text is gone, and nobody is told.',
  },
  {
    slug: '412',
    title: '412 Precondition Failed',
    line: 'A save says which version it is based on. It is refused if that is not the current one any more.',
  },
  {
    slug: '428',
    title: '428 Precondition Required',
    line: 'The server insists: each save has to say what it is based on.',
  },
  {
    slug: '304',
    title: '304 Not Modified',
    line: 'The same tag that guards a save also saves a download.',
  },
  {
    slug: 'entity-tags',
    title: 'Strong and weak entity tags',
    line: 'The same bytes or only the same meaning, and why a save needs the same bytes.',
  },
  {
    slug: 'dates',
    title: 'Dates against tags',
    line: 'Why Last-Modified cannot tell two saves of one second apart.',
  },
  {
    slug: 'put-and-patch',
    title: 'PUT against PATCH',
    line: 'The whole text or only the change: both can lose an update.',
  },
  {
    slug: '409-and-412',
    title: '409 against 412, and 423',
    line: 'Three ways to say “not now”, and what each of them means.',
  },
  {
    slug: 'retry',
    title: 'Sending again',
    line: 'The answer got lost. Was it saved, and may the same request be sent once more?',
  },
  {
    slug: 'locks',
    title: 'Locks, optimistic and pessimistic',
    line: 'Keep the others out while somebody writes, or find the collision when they save.',
  },
  {
    slug: 'merging',
    title: 'Merging',
    line: 'How two texts become one, and why that takes a third.',
  },
  {
    slug: 'which-status',
    title: 'Which field gives which status',
    line: 'Every conditional field on every method, and a bench to try them on.',
  },
  {
    slug: 'standards',
    title: 'Which standard says so',
    line: 'Each rule with its RFC and section.',
  },
] as const satisfies readonly Topic[];

/** The slug of a page. */
export type TopicSlug = (typeof TOPICS)[number]['slug'];

/** A page with its number in the course; `null` for an address that is none. */
export function findTopic(slug: string): {
  readonly topic: Topic & { readonly slug: TopicSlug };
  /** Counted from 1. */
  readonly number: number;
  readonly previous: Topic | null;
  readonly next: Topic | null;
} | null {
  const index = TOPICS.findIndex((each) => each.slug === slug);
  const topic = TOPICS[index];
  if (!topic) return null;
  return { topic, number: index + 1, previous: TOPICS[index - 1] ?? null, next: TOPICS[index + 1] ?? null };
}
