'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { saveAsMarkdownFile } from '@/components/documents/shared/markdown-file';
import { useCopy } from '@/components/documents/shared/use-copy';
import { SessionBanners } from '@/components/editor/banners/session-banners';
import { CollisionOverlay } from '@/components/editor/collision/collision-overlay';
import type { CommandName } from '@/components/editor/commands/commands';
import { NO_FORMATS } from '@/components/editor/commands/formats';
import type { Compared } from '@/components/editor/comparison/session-comparison';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { Outline } from '@/components/editor/overview/outline-popover';
import { WordCount } from '@/components/editor/overview/word-count';
import { NearbyHint } from '@/components/editor/people/nearby-hint';
import { overlappingSpans } from '@/components/editor/people/overlapping-spans';
import { PeopleHere } from '@/components/editor/people/people-here';
import { busyWords } from '@/components/editor/people/people-here-words';
import { useNeighbours } from '@/components/editor/people/use-neighbours';
import { Preview } from '@/components/editor/preview/preview';
import { DocumentNotice } from '@/components/editor/state/document-notice';
import { SaveStatus } from '@/components/editor/state/save-status';
import type { DocumentNotice as Notice } from '@/components/editor/state/use-document-notice';
import { MarkdownEditor, type TextPlace } from '@/components/editor/text/markdown-editor';
import type { Tick } from '@/components/editor/text/use-ticking';
import { Button } from '@/components/ui/controls/button';
import { ariaKeys } from '@/components/ui/controls/key-names';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import { Switch } from '@/components/ui/controls/switch';
import { later } from '@/components/ui/hooks/later';
import { usePreference } from '@/components/ui/hooks/use-preference';
import { mayEdit } from '@/lib/client/document/access';
import type { DraftActions } from '@/lib/client/hooks/use-editing-session';
import type { MergeNews } from '@/lib/client/merging/merge-news';
import type { SessionCommands } from '@/lib/client/running/session-commands';
import type { SaveState } from '@/lib/client/session/save-state';
import {
  canRecreate,
  type Gone,
  hasUnsaved,
  isDirty,
  isUnreadable,
  type Session,
  savesByItself,
} from '@/lib/client/session/session';
import { DiscardConfirm } from './discard-confirm';
import { DocumentControls } from './document-controls';
import { EditorHeader } from './editor-header';
import { EditorLayout } from './editor-layout';
import { EditorStatusBar } from './editor-status-bar';
import { FocusModeExit } from './focus-mode-exit';
import { PrintedDocument } from './printed-document';
import { ShortWindowHint } from './short-window-hint';
import { shortWindowWords } from './short-window-words';
import { SteadyBanners } from './steady-banners';
import { TitleField } from './title-field';
import { ToolbarRoom } from './toolbar-room';
import { useAutosave } from './use-autosave';
import { useEditorView } from './use-editor-view';
import { useFocusMode } from './use-focus-mode';
import { useLeavingSave } from './use-leaving-save';
import { useSaveKey } from './use-save-key';
import { useShortWindow } from './use-short-window';
import { useTextFocus } from './use-text-focus';

const SessionComparison = later(() =>
  import('@/components/editor/comparison/session-comparison').then(
    ({ SessionComparison }) => SessionComparison,
  ),
);

const EditorToolbar = later(() =>
  import('@/components/editor/toolbar/editor-toolbar').then(({ EditorToolbar }) => EditorToolbar),
);

const CollisionRehearsal = later(() =>
  import('@/components/editor/collision/collision-rehearsal').then(
    ({ CollisionRehearsal }) => CollisionRehearsal,
  ),
);

const writingViews = [
  { value: 'write', label: 'Write' },
  { value: 'both', label: 'Both' },
  { value: 'preview', label: 'Preview' },
] as const;

const readingViews = [
  { value: 'write', label: 'Text' },
  { value: 'both', label: 'Both' },
  { value: 'preview', label: 'Preview' },
] as const;

interface EditorWorkspaceProps {
  readonly documentId: string;
  readonly session: Session;
  readonly saveState: SaveState;
  /** When the document was last seen on this device, while the server has not said how it is now; ISO 8601. */
  readonly seenAt: string | null;
  readonly commands: SessionCommands;
  readonly drafts: DraftActions;
  readonly notice: Notice | null;
  /** What somebody's merge kept of my changes. */
  readonly news: MergeNews | null;
  readonly onNewsRead: () => void;
  /** What of the text stood at the top before its editor was there; `null`: its beginning. */
  readonly atTop: RefObject<TextPlace | null>;
}

/**
 * One document being written: its title, its text, how it reads, and at all times whether it is saved. For whoever may
 * only read, the same without all that would change it.
 */
export function EditorWorkspace({
  documentId,
  session,
  saveState,
  seenAt,
  commands,
  drafts,
  notice,
  news,
  onNewsRead,
  atTop,
}: EditorWorkspaceProps) {
  const { text, foresight, gone } = session;
  const writable = mayEdit(session.access) && !isUnreadable(session);
  const [view, setView] = useEditorView(writable);
  const [autosave, setAutosave] = usePreference('midair.autosave', ['off', 'on'], 'off');
  const [compared, setCompared] = useState<Compared | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const askToDiscard = () => setDiscarding(true);
  const titleField = useRef<HTMLInputElement>(null);
  const [formats, setFormats] = useState(NO_FORMATS);
  const overlaps = useMemo(
    () => (foresight ? overlappingSpans(foresight.merge.body) : undefined),
    [foresight],
  );

  const { people, more, nearby, busy } = useNeighbours(session);
  const busyMarks = useMemo(
    () => busy.map(({ person, lines }) => ({ words: busyWords(person), lines })),
    [busy],
  );

  const collisionShown = session.collision?.open === true && !session.composing;
  const [goneMet, setGoneMet] = useState<Gone | null>(null);
  const unsaved = isDirty(session);
  const recreatable = canRecreate(session);
  const copying = useCopy(documentId, text, !writable);
  const saves = autosave === 'on' && savesByItself(session);
  useAutosave(saves && saveState.kind === 'unsaved', session.composing !== null, text, commands.autosave);
  useLeavingSave(saves && unsaved, commands.autosave);
  const save = useCallback(() => {
    // There is nothing to save to: what to do with the text is for the person to say.
    if (gone && unsaved && recreatable) setGoneMet(gone);
    else if (!gone) commands.save();
  }, [gone, unsaved, recreatable, commands]);
  useSaveKey(useCallback(() => !collisionShown && save(), [collisionShown, save]));

  const justMade = writable && session.base.version <= 1 && text.title === 'Untitled' && text.body === '';
  const [startWithTitle] = useState(justMade);
  useEffect(() => {
    if (startWithTitle) titleField.current?.select();
  }, [startWithTitle]);
  const [focusMode, setFocused] = useFocusMode();
  const focused = focusMode && view !== 'preview';
  const shownView = focused ? 'write' : view;
  const { root, editor, onEditor, focusText } = useTextFocus(
    view !== 'preview',
    writable && !startWithTitle,
    atTop,
  );

  useShortWindow(editor);
  const goTo = (at: number) => {
    // What is not shown has no place to go to.
    if (view === 'preview') flushSync(() => setView('both'));
    editor.current?.goTo(at);
  };
  // Whoever types is to wait for nothing that is as before: fields are the dearest of it, since React sets each anew.
  const latest = useRef(text);
  useLayoutEffect(() => {
    latest.current = text;
  });
  const rename = useCallback((title: string) => commands.edit({ ...latest.current, title }), [commands]);
  const viewControl = useMemo(
    () => (
      <SegmentedControl
        label="View"
        value={view}
        onChange={setView}
        options={writable ? writingViews : readingViews}
      />
    ),
    [view, setView, writable],
  );
  const run = useCallback((command: CommandName) => editor.current?.run(command), [editor]);
  const tick = (of: Tick) => editor.current?.tick(of) ?? false;
  const title = text.title.trim() || 'Untitled';
  const nothingToSave = ['saved', 'behind', 'saving'].includes(saveState.kind);

  return (
    <>
      <div ref={root} className="flex h-dvh flex-col print:hidden short:h-auto short:min-h-dvh">
        <title>{`${title} · Midair`}</title>
        <FocusModeExit on={focused} onLeave={() => setFocused(false)} />
        <EditorHeader
          hidden={focused}
          title={
            <>
              <h1 className="sr-only">{title}</h1>
              {writable ? (
                <TitleField
                  ref={titleField}
                  title={text.title}
                  onChange={rename}
                  onEnter={focusText}
                  onCompose={commands.compose}
                />
              ) : (
                <p
                  aria-hidden="true"
                  dir="auto"
                  title={title}
                  className="truncate px-2 text-base font-semibold tracking-tight sm:text-lg"
                >
                  {title}
                </p>
              )}
            </>
          }
          people={<PeopleHere people={people} more={more} busy={busy} />}
          status={<SaveStatus state={saveState} autosave={autosave === 'on'} />}
          view={viewControl}
          actions={
            <>
              {writable && (
                <Button
                  variant="primary"
                  className="min-h-9! pointer-coarse:min-h-11!"
                  aria-disabled={nothingToSave}
                  aria-keyshortcuts={ariaKeys(SHORTCUTS.save.keys[0])}
                  onClick={save}
                >
                  Save
                </Button>
              )}
              <DocumentControls
                documentId={documentId}
                session={session}
                commands={commands}
                onCopy={copying.copy}
                copyLabel={copying.label}
                writable={writable}
                onRename={() => {
                  titleField.current?.focus();
                  titleField.current?.select();
                }}
                onExport={() => saveAsMarkdownFile(text)}
                onFind={view === 'preview' ? null : () => editor.current?.find()}
                onFocusMode={
                  view === 'preview'
                    ? null
                    : () => {
                        setFocused(true);
                        focusText();
                      }
                }
              />
            </>
          }
        />
        <main id="main" className="flex min-h-0 flex-1 flex-col">
          <SteadyBanners editor={editor}>
            <SessionBanners
              session={session}
              commands={{ ...commands, discard: askToDiscard }}
              seenAt={seenAt}
              drafts={drafts}
              autosave={autosave === 'on'}
              unsaved={hasUnsaved(session)}
              onCopy={copying.copy}
              copyLabel={copying.label}
              onExport={() => saveAsMarkdownFile(text)}
              news={news}
              onNewsRead={onNewsRead}
              onCompare={() => setCompared('draft')}
              onReviewMerge={() => setCompared('merge')}
            />
          </SteadyBanners>
          <EditorLayout
            mode={shownView}
            toolbar={
              writable &&
              !focused && (
                <EditorToolbar
                  patient
                  instead={<ToolbarRoom />}
                  formats={formats}
                  onRun={run}
                  focusText={focusText}
                />
              )
            }
            editor={
              <div className="relative h-full min-h-0">
                <ShortWindowHint words={shortWindowWords(saveState, session)} />
                <MarkdownEditor
                  ref={onEditor}
                  text={text.body}
                  revision={session.revision}
                  selection={session.selection}
                  overlaps={overlaps}
                  busy={busyMarks}
                  readOnly={!writable}
                  onEdit={(body, selection) => commands.edit({ ...text, body }, selection)}
                  onSelect={commands.select}
                  onCompose={commands.compose}
                  onFormats={setFormats}
                />
                <NearbyHint edits={nearby} />
              </div>
            }
            preview={
              <Preview
                title={title}
                text={text.body}
                onTick={writable ? tick : undefined}
                patient={shownView === 'both'}
              />
            }
            scrolledTo={() => editor.current?.scrolledTo() ?? null}
          />
        </main>
        <EditorStatusBar bare={focused}>
          {!focused && (
            <>
              <Outline text={text.body} at={session.selection.head} onGoTo={goTo} />
              <WordCount text={text.body} selection={session.selection} />
            </>
          )}
          <DocumentNotice notice={notice} />
          {writable && !focused && (
            <Switch
              className="ms-auto text-xs"
              checked={autosave === 'on'}
              onCheckedChange={(on) => setAutosave(on ? 'on' : 'off')}
            >
              Save automatically
            </Switch>
          )}
        </EditorStatusBar>
        {compared && (
          <SessionComparison
            compared={compared}
            session={session}
            onDiscard={unsaved ? askToDiscard : null}
            onTakeOver={commands.takeOver}
            onClose={() => setCompared(null)}
          />
        )}
        <DiscardConfirm
          session={session}
          open={discarding}
          onOpenChange={setDiscarding}
          onDiscard={commands.discard}
          focusAfterwards={focusText}
        />
        {unsaved && !session.collision && <CollisionRehearsal text={text} />}
        <CollisionOverlay
          session={session}
          commands={commands}
          met={goneMet}
          onMeet={setGoneMet}
          focusAfterwards={focusText}
        />
      </div>
      <PrintedDocument title={title} text={text.body} />
    </>
  );
}
