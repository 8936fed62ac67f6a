import { z } from 'zod';
import { oneLine } from '@/lib/documents/use-cases/one-line';
import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import { falsePrecondition, jsonRepresentation } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import type { LabMember } from '@/lib/server/labs/client-token';
import type { Lab } from '@/lib/server/labs/lab';
import { labsOf } from '@/lib/server/labs/labs';
import { memberOf, notAMember } from '@/lib/server/labs/member';
import { isRefused } from '@/lib/server/labs/refusal';
import { anyLab, challengeName, labContent, noLab } from '@/lib/server/labs/request';

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

/** Who says something, from their own place in a lab. */
interface Sender {
  readonly lab: Lab;
  readonly member: LabMember;
  readonly ownerId: string;
}

/** The client as whom the request is sent; 403 where it is sent as none, or as one that is nobody's own place. */
const sender: Input<{ readonly id: string }, Sender> = async (call) => {
  const lab = await anyLab(call);
  if (lab instanceof Response) return lab;
  const member = memberOf(call, lab);
  if (member instanceof Response) return member;
  if (member === null) return notAMember(call);
  const ownerId = await labsOf(call.services).classroom.ownerOf(lab.id, member.index);
  if (ownerId !== null) return { lab, member, ownerId };
  return problemAnswer(call, 'forbidden', {
    detail: 'Progress is kept of places that people took at clients/mine, and of no further clients.',
    message: 'Progress is kept of people who joined with a name. Nothing was changed.',
  });
};

/**
 * Says how far a client has come with a challenge; answers with what is so then. A prediction is set once and what is
 * reached stays so, in whatever order the same or another request comes: it needs no precondition, since there is nothing
 * that it could overwrite. `{}` says that the client has begun.
 */
const say = takes({ sender, challenge, content: said }, async (call, { sender, challenge, content }) => {
  const { classroom, news } = labsOf(call.services);
  const { lab, member, ownerId } = sender;
  const { index: place, name } = member;
  const before = (await classroom.progress(lab.id, place)).find((row) => row.challenge === challenge);
  const refused = falsePrecondition(call, before ? jsonRepresentation(before) : null);
  if (refused) return refused;
  const row = await classroom.note(lab, ownerId, { place, name, challenge }, content);
  if (isRefused(row)) {
    if (row.refused === 'gone') return noLab(call);
    return problemAnswer(call, 'too_many_requests', {
      detail: 'This lab keeps the progress of no more challenges, or none of this client or address.',
      message: 'Your progress was not kept: there is no room for more challenges.',
    });
  }
  news.announce(lab.id, 'record');
  return freshAnswer(200, row);
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/progress/[challenge]', {
  PUT: say,
});
