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

/** What instances tell each other: that something happened. What it was, each reads from the database. */
export const relayedMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), document }),
  z.object({ kind: z.literal('arrived'), document, person, report: presenceReport, visitor }),
  z.object({ kind: z.literal('left'), document, personId: z.uuid(), tab: tabName.nullable() }),
]);

export type RelayedMessage = z.output<typeof relayedMessage>;

/** The way to the other instances of the application. Messages may get lost, so nothing may depend on one alone. */
export interface EventRelay {
  send(message: RelayedMessage): void;
  /** Begins to listen to the others; an instance does not hear itself. */
  listen(listener: RelayListener): void;
  close(): Promise<void>;
}

export interface RelayListener {
  readonly onMessage: (message: RelayedMessage) => void;
  /** The connection is there again after a break, in which messages may have been missed. */
  readonly onReturn: () => void;
}
