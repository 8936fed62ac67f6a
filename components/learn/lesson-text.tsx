import type { ComponentType } from 'react';
import type { TopicSlug } from '@/lib/lab/learn/topics';
import { Conflict } from './topics/conflict';
import { Dates } from './topics/dates';
import { EntityTags } from './topics/entity-tags';
import { Locks } from './topics/locks';
import { LostUpdate } from './topics/lost-update';
import { Merging } from './topics/merging';
import { NotModified } from './topics/not-modified';
import { PreconditionFailed } from './topics/precondition-failed';
import { PreconditionRequired } from './topics/precondition-required';
import { PutAndPatch } from './topics/put-and-patch';
import { Retry } from './topics/retry';
import { Standards } from './topics/standards';
import { WhichStatus } from './topics/which-status';

const TEXTS: Readonly<Record<TopicSlug, ComponentType>> = {
  'lost-update': LostUpdate,
  '412': PreconditionFailed,
  '428': PreconditionRequired,
  '304': NotModified,
  'entity-tags': EntityTags,
  dates: Dates,
  'put-and-patch': PutAndPatch,
  '409-and-412': Conflict,
  retry: Retry,
  locks: Locks,
  merging: Merging,
  'which-status': WhichStatus,
  standards: Standards,
};

/** What a page of the course says. */
export function LessonText({ slug }: { readonly slug: TopicSlug }) {
  const Text = TEXTS[slug];
  return <Text />;
}
