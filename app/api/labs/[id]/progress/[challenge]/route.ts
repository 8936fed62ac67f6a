import { z } from 'zod';
import { oneLine } from '@/lib/documents/use-cases/one-line';
import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import type { LabMember } from '@/lib/server/labs/client-token';
import { labsOf } from '@/lib/server/labs/labs';
import { memberOf, notAMember } from '@/lib/server/labs/member';
import { anyLab, challengeName, labContent } from '@/lib/server/labs/request';

/** The longest prediction, in UTF-16 code units: one of the answers that a challenge offers. */
const LONGEST = 300;

const said = labContent(
  z.strictObject({
    prediction: oneLine('A prediction', { least: 1, most: LONGEST }).optional(),
    reached: z.literal(true).optional(),
  }),
);

/** The challenge that the address names; 404 where it could be none. Which there are, only the pages know. */
const challenge: Input<{ readonly challenge: string }, string> = (call) => {
  const name = challengeName.safeParse(call.params.challenge);
  return name.success
    ? name.data
    : problemAnswer(call, 'not_found', { detail: 'There is no such challenge.' });
};

/** The client as whom the request is sent; 403 where it is sent as none. */
const member: Input<{ readonly id: string }, LabMember> = async (call) => {
  const lab = await anyLab(call);
  if (lab instanceof Response) return lab;
  return memberOf(call, lab) ?? notAMember(call);
};

/**
 * Says how far a client has come with a challenge; answers with what is so then. A prediction is set once and what is
 * reached stays so, in whatever order the same or another request comes: it needs no precondition, since there is nothing
 * that it could overwrite. `{}` says that the client has begun.
 */
const say = takes({ member, challenge, content: said }, async (call, { member, challenge, content }) => {
  const { classroom, news } = labsOf(call.services);
  const { labId, index, name } = member;
  const row = await classroom.note(labId, { place: index, name, challenge }, content);
  if (row === null) {
    return problemAnswer(call, 'too_many_requests', {
      detail: 'This lab keeps the progress of no more challenges, or none of this client.',
      message: 'Your progress was not kept: there is no room for more challenges.',
    });
  }
  news.announce(labId, 'record');
  return freshAnswer(200, row);
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/progress/[challenge]', {
  PUT: say,
});
