import { z } from 'zod';
import type { Call } from '@/lib/server/http/call';
import { conditionalSave } from '@/lib/server/http/conditional-save';
import { jsonAnswer, jsonRepresentation } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import {
  anyLab,
  challengeName,
  guardName,
  isTeacher,
  labContent,
  ownLab,
  viewOf,
} from '@/lib/server/labs/request';

const settings = labContent(
  z.strictObject({
    guard: guardName,
    paused: z.boolean(),
    // A client that knows nothing of challenges leaves the one that is set.
    challenge: challengeName.nullable().optional(),
  }),
);

const read = takes({ lab: anyLab }, async (call, { lab }) =>
  jsonAnswer(call, viewOf(lab, await isTeacher(call, lab))),
);

/** Switches guard, pause and the class's challenge: a conditional save like any other. */
async function change(call: Call<{ readonly id: string }>): Promise<Response> {
  const { store, news } = labsOf(call.services);
  let content: ReturnType<typeof settings> | null = null;
  return conditionalSave(call, {
    find: () => ownLab(call),
    show: (lab) => jsonRepresentation(viewOf(lab, true)),
    // What was sent comes only once.
    read: async () => {
      content ??= settings(call);
      return content;
    },
    save: async (before, { guard, paused, challenge = before.challenge }) => {
      const next = { guard, paused, challenge };
      if (!(await store.change(before, next))) return null;
      news.announce(before.id, 'record');
      return { ...before, ...next };
    },
  });
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]', {
  GET: read,
  PUT: change,
});
