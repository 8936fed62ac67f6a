import { MAX_NAME_LENGTH } from '@/lib/documents/people/person';
import { GUARDS } from '@/lib/lab/guards/guard';
import type { Schema } from './parts';
import { count, instant, object, text, uuid } from './shapes';

const guard = { enum: GUARDS.map((each) => each.guard) };
/** The form of a challenge's id. */
export const CHALLENGE = '^[a-z0-9-]{1,40}$';

/** What requests to labs carry, and what they are answered. */
export const labSchemas: Readonly<Record<string, Schema>> = {
  Lab: object({
    id: uuid,
    guard,
    paused: { type: 'boolean', description: 'Whether requests to its document answer 503.' },
    round: { ...count, description: 'Grows with every reset.' },
    start: object({ version: count, title: text, body: text }),
    challenge: {
      anyOf: [text, { type: 'null' }],
      description: 'The challenge that the teacher set for the class.',
    },
    expiresAt: instant,
    teacher: { type: 'boolean', description: 'Whether the caller may change it.' },
  }),
  LabRequest: {
    ...object({ guard, trial: { type: 'boolean', description: 'Short-lived, and not recorded.' } }, [
      'guard',
      'trial',
    ]),
    additionalProperties: false,
  },
  LabSettings: {
    ...object(
      {
        guard,
        paused: { type: 'boolean' },
        challenge: {
          anyOf: [{ ...text, pattern: CHALLENGE }, { type: 'null' }],
          description: 'Left out, it stays as it is.',
        },
      },
      ['challenge'],
    ),
    additionalProperties: false,
  },
  LabReset: { ...object({ guard }, ['guard']), additionalProperties: false },
  LabClient: object({
    name: text,
    teacher: {
      type: 'boolean',
      description: 'Came as a teacher of the lab, or is one of the people of a teacher’s page.',
    },
  }),
  LabJoining: {
    ...object({ count: { type: 'integer', minimum: 1, maximum: 200, default: 1 } }, ['count']),
    additionalProperties: false,
  },
  LabIdentity: object({ name: text, token: { ...text, description: 'To be sent as Lab-Client.' } }),
  LabNaming: {
    ...object({ name: { ...text, minLength: 1, maxLength: MAX_NAME_LENGTH } }),
    additionalProperties: false,
  },
  LabProgress: object({
    name: { ...text, description: 'Of the client.' },
    challenge: { ...text, pattern: CHALLENGE },
    prediction: {
      anyOf: [text, { type: 'null' }],
      description: 'What the client answered before the traffic did; it never changes.',
    },
    reachedAt: { anyOf: [instant, { type: 'null' }], description: 'When the goal was reached first.' },
  }),
  LabProgressReport: {
    ...object({ prediction: { ...text, minLength: 1, maxLength: 300 }, reached: { const: true } }, [
      'prediction',
      'reached',
    ]),
    additionalProperties: false,
  },
  LabTeacherLink: object({
    link: { type: 'string', format: 'uri-reference', description: 'What follows `#teacher=` is the token.' },
  }),
  LabTeacherToken: { ...object({ token: { ...text, maxLength: 100 } }), additionalProperties: false },
  LabLock: object({ until: instant }),
  LabGate: object({ state: { enum: ['waiting', 'held', 'answered'] } }),
};
