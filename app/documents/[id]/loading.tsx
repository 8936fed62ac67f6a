import { EditorSkeleton } from '@/components/editor/page/editor-skeleton';

export default function Loading() {
  return <EditorSkeleton />;
}
