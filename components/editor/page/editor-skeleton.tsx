import { TEXT_ID } from '@/components/ui/page/skip-link';
import { EditorHeader } from './editor-header';

/** The editor's shape while its document is on the way. */
export function EditorSkeleton() {
  return (
    <div className="flex h-dvh flex-col short:h-auto short:min-h-dvh">
      <title>Opening… · Midair</title>
      <EditorHeader
        title={<span className="mx-2 block h-4 w-48 max-w-full rounded bg-line" />}
        status={<p role="status">Opening…</p>}
        view={<span className="block h-9 pointer-coarse:h-11.5" />}
        actions={<span className="h-9 pointer-coarse:h-11" />}
      />
      <main id="main" aria-busy="true" className="min-h-0 flex-1 border-t border-line bg-surface">
        <div id={TEXT_ID}>
          <TextSkeleton />
        </div>
      </main>
    </div>
  );
}

/** Lines where text will be. */
function TextSkeleton() {
  return (
    <div
      aria-hidden="true"
      className="mx-auto max-w-2xl animate-pulse space-y-4 px-5 pt-9 motion-reduce:animate-none"
    >
      <div className="h-6 w-2/5 rounded bg-line" />
      <div className="h-3.5 w-full rounded bg-line" />
      <div className="h-3.5 w-11/12 rounded bg-line" />
      <div className="h-3.5 w-3/5 rounded bg-line" />
    </div>
  );
}
