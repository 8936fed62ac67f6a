import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import type { TopicSlug } from '@/lib/lab/learn/topics';
import { conflict } from './conflict';
import { dates, sameSecond } from './dates';
import { entityTags } from './entity-tags';
import { locks } from './locks';
import { lostUpdate } from './lost-update';
import { merging } from './merging';
import { notModified } from './not-modified';
import { outOfTheBlue } from './out-of-the-blue';
import { preconditionFailed } from './precondition-failed';
import { preconditionRequired } from './precondition-required';
import { putAndPatch } from './put-and-patch';
import { retry } from './retry';
import { standards } from './standards';
import { whichStatus } from './which-status';

/** What each page lets one try, in the order in which it stands there. */
export const SCRIPTS: Readonly<Record<TopicSlug, readonly ExchangeScript[]>> = {
  'lost-update': [lostUpdate],
  '412': [preconditionFailed, outOfTheBlue],
  '428': [preconditionRequired],
  '304': [notModified],
  'entity-tags': [entityTags],
  dates: [dates, sameSecond],
  'put-and-patch': [putAndPatch],
  '409-and-412': [conflict],
  retry: [retry],
  locks: [locks],
  merging: [merging],
  'which-status': [whichStatus],
  standards: [standards],
};
