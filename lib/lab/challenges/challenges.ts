import { aSecondLater } from './a-second-later';
import type { Challenge } from './challenge';
import { checkThenWrite } from './check-then-write';
import { createOnce } from './create-once';
import { deleteAgainstEdit } from './delete-against-edit';
import { lockLeftBehind } from './lock-left-behind';
import { lostAnswer } from './lost-answer';
import { lostUpdate } from './lost-update';
import { mergeAndSave } from './merge-and-save';
import { mergedByItself } from './merged-by-itself';
import { notModified } from './not-modified';
import { oneField } from './one-field';
import { preconditionRequired } from './precondition-required';
import { safeOrder } from './safe-order';
import { sameSecond } from './same-second';
import { starOverwrites } from './star-overwrites';
import { weakTag } from './weak-tag';
import { whoSavesFirst } from './who-saves-first';

/** Every challenge in the order of the lesson. To add one, write an object of type `Challenge` and put it in here. */
export const CHALLENGES: readonly Challenge[] = [
  lostUpdate,
  oneField,
  mergeAndSave,
  safeOrder,
  whoSavesFirst,
  preconditionRequired,
  createOnce,
  notModified,
  sameSecond,
  aSecondLater,
  weakTag,
  starOverwrites,
  lostAnswer,
  deleteAgainstEdit,
  checkThenWrite,
  lockLeftBehind,
  mergedByItself,
];
