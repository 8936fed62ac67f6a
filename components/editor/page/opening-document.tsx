import { READING_ONLY } from '@/components/editor/banners/access-words';
import type { TextPlace } from '@/components/editor/text/markdown-editor';
import { beginning } from '@/components/editor/text/plain-blocks';
import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { TEXT_ID } from '@/components/ui/page/skip-link';
import { DocumentText } from '@/components/ui/text/document-text';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { mayEdit } from '@/lib/client/document/access';
import type { Snapshot } from '@/lib/client/document/content';
import { EditorHeader } from './editor-header';
import { EditorStatusBar } from './editor-status-bar';
import { OpeningText } from './opening-text';
import { ToolbarRoom } from './toolbar-room';

interface OpeningDocumentProps {
  readonly document: Snapshot;
  /** Is told what of the text stands at the top when the editor takes its place; `null` where that is the beginning. */
  readonly onLeave: (place: TextPlace | null) => void;
}

/**
 * A document that is there to be read while its editor is on the way: every part stands where it is going to be, and leaves
 * room for what comes.
 */
export function OpeningDocument({ document: { content, access }, onLeave }: OpeningDocumentProps) {
  const title = content.title.trim() || 'Untitled';
  const writable = mayEdit(access ?? 'edit');
  return (
    <div className="flex h-dvh flex-col short:h-auto short:min-h-dvh">
      <title>{`${title} · Midair`}</title>
      <EditorHeader
        title={
          <>
            <h1 className="sr-only">{title}</h1>
            <p
              aria-hidden="true"
              className="flex min-h-9 items-center px-2 text-base font-semibold tracking-tight sm:text-lg"
            >
              <span dir="auto" className="truncate">
                {title}
              </span>
            </p>
          </>
        }
        status={
          <>
            <p role="status" className="noscript:hidden">
              Opening…
            </p>
            {writable && <noscript>To write here, the browser has to run scripts.</noscript>}
          </>
        }
        view={<span className="block h-9 pointer-coarse:h-11.5" />}
        actions={<span className="h-9 pointer-coarse:h-11" />}
      />
      <main id="main" aria-busy="true" className="flex min-h-0 flex-1 flex-col">
        {writable ? (
          <div className="grid min-h-0 flex-1 border-t border-line bg-surface two-panes:grid-cols-2">
            <div id={TEXT_ID} className="flex min-h-0 min-w-0 flex-col border-line two-panes:border-r">
              <ToolbarRoom />
              <div className="min-h-0 flex-1">
                <OpeningText text={content.body} onLeave={onLeave} />
              </div>
            </div>
          </div>
        ) : (
          <>
            <div className="px-3 pb-2 sm:px-4">
              <Banner
                icon="eye"
                actions={
                  <Button size="small" className="invisible">
                    Make a copy
                  </Button>
                }
              >
                {READING_ONLY}
              </Banner>
            </div>
            <ScrollRegion
              id={TEXT_ID}
              label="Preview"
              className="min-h-0 flex-1 overflow-y-auto border-t border-line bg-surface focus-visible:-outline-offset-2"
            >
              <div className="mx-auto max-w-[42rem] px-5 pt-8 pb-[30vh]">
                <DocumentText>{beginning(content.body)}</DocumentText>
              </div>
            </ScrollRegion>
          </>
        )}
      </main>
      <EditorStatusBar bare={false}>
        <span className="h-8 pointer-coarse:h-11" />
      </EditorStatusBar>
    </div>
  );
}
