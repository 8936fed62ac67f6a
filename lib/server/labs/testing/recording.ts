import type { Recording, RecordLimits } from '@/lib/server/labs/record-repository';
import { at } from './labs-under-test';

/** Room for eight exchanges of a lab. */
export const ROOM: RecordLimits = { exchanges: 8, ofOne: 1_000_000, bytes: 1_000_000 };

/** An exchange to be kept that changed nothing. */
export const recording = (text: string): Recording => ({ text, wrote: null, endedAt: at(0) });
