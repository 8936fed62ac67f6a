import { EditorFrame } from '@/components/editor/page/editor-frame';

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <EditorFrame key={id} documentId={id} />;
}
