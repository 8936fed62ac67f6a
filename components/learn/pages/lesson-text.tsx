import type { ComponentType } from 'react';
import { Conflict } from '@/components/learn/topics/conflict';
import { Dates } from '@/components/learn/topics/dates';
import { EntityTags } from '@/components/learn/topics/entity-tags';
import { Locks } from '@/components/learn/topics/locks';
import { LostUpdate } from '@/components/learn/topics/lost-update';
import { Merging } from '@/components/learn/topics/merging';
import { NotModified } from '@/components/learn/topics/not-modified';
import { PreconditionFailed } from '@/components/learn/topics/precondition-failed';
import { PreconditionRequired } from '@/components/learn/topics/precondition-required';
import { PutAndPatch } from '@/components/learn/topics/put-and-patch';
import { Retry } from '@/components/learn/topics/retry';
import { Standards } from '@/components/learn/topics/standards';
import { WhichStatus } from '@/components/learn/topics/which-status';
import type { TopicSlug } from '@/lib/lab/learn/topics';

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
