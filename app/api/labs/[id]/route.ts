import { z } from 'zod';
import { conditionalSave } from '@/lib/server/http/conditional-save';
import { jsonAnswer, jsonRepresentation } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labsOf, stateOf } from '@/lib/server/labs/labs';
import { anyLab, guardName, labContent, ownLab, viewOf } from '@/lib/server/labs/request';

const settings = labContent(z.strictObject({ guard: guardName, paused: z.boolean() }));

const read = takes({ lab: anyLab }, async (call, { lab }) => jsonAnswer(call, viewOf(call, lab)));

/** Switches guard and pause: a conditional save like any other. */
const change = takes({ lab: ownLab }, async (call, { lab }) => {
  const { store, hub } = labsOf(call.services);
  return conditionalSave(call, {
    find: () => lab,
    show: (state) => jsonRepresentation(viewOf(call, state)),
    read: async () => settings(call),
    save: async (before, next) => {
      if (!(await store.change(before, next))) return null;
      const changed = { ...before, ...next };
      hub.tell(before.id, { type: 'lab', lab: stateOf(changed) });
      return changed;
    },
    attempts: 1,
  });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]', {
  GET: read,
  PUT: change,
});
