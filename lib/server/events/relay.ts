import { z } from 'zod';
import { presenceReport, STANDINGS, tabName } from '@/lib/documents/events/presence';
import { COLOURS, MAX_NAME_LENGTH } from '@/lib/documents/people/person';

const document = z.uuid();
const person = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(MAX_NAME_LENGTH),
  colour: z
    .int()
    .min(0)
    .max(COLOURS - 1),
});
const visitor = z.object({
  standing: z.enum(STANDINGS),
  origin: z.string().max(64),
  // An instance of before does not tell it.
  was: z.array(z.uuid()).readonly().default([]),
});

/** What of a lab may have changed: the lab and its record, or its gates. */
const labTopic = z.enum(['record', 'gates']);
export type LabTopic = z.output<typeof labTopic>;

/** What instances tell each other: that something happened. What it was, each reads from the database. */
export const relayedMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), document }),
  z.object({ kind: z.literal('arrived'), document, person, report: presenceReport, visitor }),
  z.object({ kind: z.literal('left'), document, personId: z.uuid(), tab: tabName.nullable() }),
  z.object({ kind: z.literal('lab'), lab: z.uuid(), topic: labTopic }),
]);

export type RelayedMessage = z.output<typeof relayedMessage>;

/**
 * The way to the other instances of the application. What one sends arrives at each of the others in the order in which it
 * was sent, whatever its size, and perhaps twice. It may get lost where the way is broken; then `onGap` is called on all that
 * missed something, as soon as they can be reached.
 */
export interface EventRelay {
  /** Whom it reaches: what else is in this process, or every instance. */
  readonly reach: 'process' | 'instances';
  /** Whether the others are heard now. */
  readonly isListening: boolean;
  /** Never throws, and waits for nothing. */
  send(message: RelayedMessage): void;
  /** Begins to listen to the others; an instance does not hear itself. */
  listen(listener: RelayListener): void;
  close(): Promise<void>;
}

export interface RelayListener {
  readonly onMessage: (message: RelayedMessage) => void;
  /** Messages may have been missed: what they were about is to be read from the database. So it is at first, too. */
  readonly onGap: () => void;
}
