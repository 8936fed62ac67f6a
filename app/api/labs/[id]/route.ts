import { z } from 'zod';
import type { Call } from '@/lib/server/http/call';
import { conditionalSave } from '@/lib/server/http/conditional-save';
import { jsonAnswer, jsonRepresentation } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab, guardName, labContent, ownLab, viewOf } from '@/lib/server/labs/request';

const settings = labContent(z.strictObject({ guard: guardName, paused: z.boolean() }));

const read = takes({ lab: anyLab }, async (call, { lab }) => jsonAnswer(call, viewOf(call, lab)));

/** Switches guard and pause: a conditional save like any other. */
async function change(call: Call<{ readonly id: string }>): Promise<Response> {
  const { store, news } = labsOf(call.services);
  let content: ReturnType<typeof settings> | null = null;
  return conditionalSave(call, {
    find: () => ownLab(call),
    show: (state) => jsonRepresentation(viewOf(call, state)),
    // What was sent comes only once.
    read: async () => {
      content ??= settings(call);
      return content;
    },
    save: async (before, next) => {
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
