// What a project in TypeScript sees: every type of a public signature can be named.
import * as http from '@midair/http';
import * as merging from '@midair/merge';

interface Note {
  readonly text: string;
}

const resource: http.ConditionalResource<{ readonly id: string }> = {
  load: async (_request, { id }): Promise<http.Representation> => ({ etag: id, content: '{"text":""}' }),
  write: async (change: http.ConditionalWrite & http.ReceivedContent) => ({
    etag: 'a',
    content: change.bytes,
  }),
};
const handler: (request: Request, context: { readonly id: string }) => Promise<Response> =
  http.conditionalHandler(resource);
const client: http.ConditionalClient<Note> = http.conditionalClient<Note>();
const mutation: http.SaveMutation<Note> = http.saveMutation(client, {
  onCollision: ({ base, mine, theirs }: http.Mergeable<Note>): Note => ({
    text: base.content.text + mine.text + theirs.content.text,
  }),
});
const merge: merging.Merge = merging.merge('', '', '', { steps: 10 } satisfies merging.MergeOptions);
const resolution: merging.Resolution = merging.noChoices(merge);
const regions: readonly merging.Region[] = merge.regions;
const decision: http.Decision = http.evaluatePreconditions(
  http.conditionsOf(new Request('http://localhost')),
  null,
  0,
);

export { client, decision, handler, mutation, regions, resolution };
