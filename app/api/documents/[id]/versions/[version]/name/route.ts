import { z } from 'zod';
import type { VersionName } from '@/lib/documents/model/document';
import { MAX_VERSION_NAME } from '@/lib/documents/model/version-names';
import { nameVersion, readVersionName } from '@/lib/documents/use-cases/name-version';
import { oneLine } from '@/lib/documents/use-cases/one-line';
import { actOf, type NamedAct } from '@/lib/documents/use-cases/repeated-act';
import { emptyAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { documentId, versionNumber } from '@/lib/server/http/document-id';
import {
  changeRefusal,
  type JsonRepresentation,
  jsonRepresentation,
  readAnswerOf,
  representationAnswer,
  staleAnswer,
} from '@/lib/server/http/json-answer';
import { jsonBytes, readJson } from '@/lib/server/http/json-content';
import { namedAct } from '@/lib/server/http/named-act';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';

const shape = z.strictObject({ name: oneLine('A name', { least: 1, most: MAX_VERSION_NAME }) });
const MESSAGE = 'This version could not get this name. Nothing was changed.';
const NOTHING = new Uint8Array();

const read = takes({ id: documentId, version: versionNumber }, async (call, { id, version }) => {
  const outcome = await readVersionName(call.services.ports, { id, version, caller: call.caller });
  if (outcome.kind !== 'found') return refusalAnswer(call, outcome);
  return readAnswerOf(call, representationOf(outcome.named));
});

const name = takes(
  { id: documentId, version: versionNumber, act: namedAct, bytes: jsonBytes },
  async (call, { bytes, ...named }) => {
    const content = () => readJson(call, bytes, shape, { message: MESSAGE });
    return change(call, { ...named, bytes, content });
  },
);

const unname = takes({ id: documentId, version: versionNumber, act: namedAct }, async (call, named) =>
  change(call, { ...named, bytes: NOTHING, content: async () => ({ name: null }) }),
);

interface Change {
  readonly id: string;
  readonly version: number;
  readonly act: NamedAct | null;
  readonly bytes: Uint8Array;
  /** What it is to be called, looked at once preconditions let it through; or why it cannot be. */
  content(): Promise<{ readonly name: string | null } | Response>;
}

async function change(call: Call, { id, version, act, bytes, content }: Change): Promise<Response> {
  const { ports } = call.services;
  const person = await call.person();
  const outcome = await nameVersion<Response>(ports, {
    id,
    version,
    person,
    act: await actOf(ports, act, person.id, bytes),
    removes: call.request.method === 'DELETE',
    wanted: async (before) => {
      const refused = changeRefusal(call, before && representationOf(before));
      const wanted = refused ?? (await content());
      return wanted instanceof Response ? { refusal: wanted } : wanted;
    },
  });
  if (outcome instanceof Response) return outcome;
  // It was done, and others came after it: its tag would stand for what they wrote, so it cannot be the answer any more.
  if (outcome.kind === 'overtaken') {
    return staleAnswer(call, outcome.named && representationOf(outcome.named));
  }
  if (outcome.kind !== 'named') return refusalAnswer(call, outcome);
  if (outcome.named === null) return emptyAnswer(204, {});
  const path = call.url.pathname;
  return representationAnswer(outcome.created ? 201 : 200, representationOf(outcome.named), {
    'Content-Location': path,
    Location: outcome.created ? path : null,
  });
}

function representationOf({ name, change: changes }: VersionName): JsonRepresentation {
  return jsonRepresentation({ name }, changes);
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/documents/[id]/versions/[version]/name',
  { GET: read, PUT: name, DELETE: unname },
);
