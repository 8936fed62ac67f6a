import { servedDocument } from '@/app/served/served';
import { Served } from '@/components/documents/shared/served';
import { EditorFrame } from '@/components/editor/page/editor-frame';
import { answerWith } from '@/lib/server/pages/page-status';

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  const { state, me, refusal } = await servedDocument(id);
  if (refusal) answerWith(refusal.problem.status);
  return (
    <Served key={id} state={state} me={me}>
      {refusal && <meta name="robots" content="noindex" />}
      <EditorFrame documentId={id} refusal={refusal} />
    </Served>
  );
}
