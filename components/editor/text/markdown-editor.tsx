'use client';

import { Compartment, EditorSelection, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { CommandName } from '@/components/editor/commands/commands';
import { type Formats, NO_FORMATS, sameFormats } from '@/components/editor/commands/formats';
import { composesSoon, soughtSoon } from '@/components/editor/find/find-soon';
import { atLeisure } from '@/components/ui/hooks/at-leisure';
import { editorExtensions, permitting } from './editor-extensions';
import { editorTools, find, runCommand, withoutTools } from './editor-tools';
import { exactPlace, exactTextOf, fromOutside, startingWith, takeOver, ticked } from './exact-state';
import { editorPosition, editorPositions, normalized } from './exact-text';
import { type BusyMark, type Span, setBusy, setOverlaps } from './line-marks';
import type { ScrolledTo } from './use-scroll-in-step';
import type { Tick } from './use-ticking';

/** Where cursor and selection are, in the exact text. */
interface TextSelection {
  readonly anchor: number;
  readonly head: number;
}

interface MarkdownEditorProps {
  readonly text: string;
  /** Grows whenever `text` changed otherwise than by `onEdit`: only then does the editor take it over. */
  readonly revision: number;
  readonly selection: TextSelection;
  /** Ranges of `text` that overlap with what somebody else has saved. */
  readonly overlaps?: readonly Span[];
  /** Lines of `text` that others are changing and have not saved. */
  readonly busy?: readonly BusyMark[];
  /** It can be read, searched and copied from, and nothing that is typed, pasted or dropped changes it. */
  readonly readOnly?: boolean;
  readonly onEdit: (text: string, selection: TextSelection) => void;
  readonly onSelect: (selection: TextSelection) => void;
  /** An input method begins to compose, before the text changes by it, or has ended, after. */
  readonly onCompose?: (active: boolean) => void;
  /** The formats at the cursor are others than before. */
  readonly onFormats?: (formats: Formats) => void;
  readonly ref?: React.Ref<MarkdownEditorHandle>;
}

/** A place in a text, and how far below the top of its pane its row stands, in pixels. */
export interface TextPlace {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly below: number;
}

/** What a page may ask of the editor. */
export interface MarkdownEditorHandle {
  readonly focus: () => void;
  readonly scrolledTo: () => ScrolledTo | null;
  /** Goes to a place of the exact text, and shows it at the top. */
  readonly goTo: (position: number) => void;
  /** Shows a place at the top, and leaves the cursor where it is. */
  readonly showAtTop: (place: TextPlace) => void;
  /** Has the cursor in view, where there is one. */
  readonly showCursor: () => void;
  /** Where on the screen the line with the cursor is, while the text has the focus and it is in view. */
  readonly cursorBox: () => { readonly top: number; readonly bottom: number } | null;
  /** What scrolls the text, where that is not the page. */
  readonly scroller: () => HTMLElement | null;
  /** Opens the panel for finding, and goes to it. */
  readonly find: () => void;
  /** Does to the text what a button or key of this name does. */
  readonly run: (command: CommandName) => void;
  /** Ticks the box of a task, if the text is still the one that the tick is of: an edit like typing, with an undo of its own. */
  readonly tick: (tick: Tick) => boolean;
}

const none: readonly never[] = [];

/** The editor has taken in what was composed so many milliseconds after its end. */
const TAKEN_IN = 100;

function nothing(): void {}

/** The editor of a document's text. It owns what is typed; what comes from outside reaches it by minimal changes. */
export function MarkdownEditor({
  text,
  revision,
  selection,
  overlaps = none,
  busy = none,
  readOnly = false,
  onEdit,
  onSelect,
  onCompose = nothing,
  onFormats = nothing,
  ref,
}: MarkdownEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const handlers = useRef({ onEdit, onSelect, onCompose, onFormats });
  const start = useRef({ text, selection, readOnly });
  const [permission] = useState(() => new Compartment());
  const [tools] = useState(() => new Compartment());
  const taken = useRef(revision);
  const formats = useRef(NO_FORMATS);
  const hint = useId();

  useLayoutEffect(() => {
    handlers.current = { onEdit, onSelect, onCompose, onFormats };
    start.current = { text, selection, readOnly };
  });

  useLayoutEffect(() => {
    const { text: doc, selection: at } = start.current;
    const limit = normalized(doc).length;
    const within = (position: number) => Math.min(editorPosition(doc, position), limit);
    let equipped = editorTools.loaded() !== null;
    const equip = () => {
      const come = editorTools.loaded();
      // What is being composed is left alone until it is there: its line would be drawn anew.
      if (equipped || !come || created.composing || composesSoon(created)) return;
      equipped = true;
      const sought = soughtSoon(created);
      // What is at the top stays there, whatever is set larger or smaller by what is known now.
      created.dispatch({ effects: [tools.reconfigure(come.extension), created.scrollSnapshot()] });
      if (sought !== null) come.goOnFinding(created, sought);
    };
    const created = new EditorView({
      parent: parent.current!,
      state: EditorState.create({
        doc,
        selection: EditorSelection.single(within(at.anchor), within(at.head)),
        extensions: [
          startingWith(doc),
          editorExtensions(),
          tools.of(editorTools.loaded()?.extension ?? withoutTools),
          permission.of(permitting(start.current.readOnly)),
          EditorView.domEventHandlers({
            compositionstart: () => handlers.current.onCompose(true),
            compositionend: () => {
              setTimeout(() => {
                if (view.current?.composing) return;
                handlers.current.onCompose(false);
              }, TAKEN_IN);
            },
          }),
          EditorView.contentAttributes.of({ 'aria-describedby': hint }),
          EditorView.updateListener.of(({ state }) => {
            const now = editorTools.loaded()?.formatsOf(state) ?? NO_FORMATS;
            if (sameFormats(formats.current, now)) return;
            formats.current = now;
            handlers.current.onFormats(now);
          }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged && !update.selectionSet) return;
            if (update.transactions.some((transaction) => transaction.annotation(fromOutside))) return;
            const { anchor, head } = update.state.selection.main;
            const now = { anchor: exactPlace(update.state, anchor), head: exactPlace(update.state, head) };
            if (update.docChanged) handlers.current.onEdit(exactTextOf(update.state), now);
            else handlers.current.onSelect(now);
          }),
        ],
      }),
    });
    view.current = created;
    // Of the field that waits for finding, too, which is beside the text.
    created.dom.addEventListener('compositionend', () => setTimeout(() => view.current && equip(), TAKEN_IN));
    const unsubscribe = editorTools.subscribe(equip);
    return () => {
      unsubscribe();
      if (created.composing) handlers.current.onCompose(false);
      view.current = null;
      created.destroy();
    };
  }, [permission, tools, hint]);

  useEffect(() => atLeisure(editorTools.ask, true), []);

  // At once, like a text from outside: no keystroke may meet a text that may not be changed any more.
  useLayoutEffect(() => {
    view.current?.dispatch({ effects: permission.reconfigure(permitting(readOnly)) });
  }, [permission, readOnly]);

  // Before the browser hands out another key: no keystroke may meet a text that the session has left behind.
  useLayoutEffect(() => {
    const current = view.current;
    if (!current || taken.current === revision) return;
    taken.current = revision;
    if (exactTextOf(current.state) === text) return;
    // The snapshot keeps the line at the top of the pane where it is, whatever comes or goes above it.
    current.dispatch(takeOver(current.state, text), { effects: current.scrollSnapshot() });
  }, [revision, text]);

  useEffect(() => {
    const inEditor = editorPositions(start.current.text);
    view.current?.dispatch({
      effects: setOverlaps.of(overlaps.map(({ from, to }) => ({ from: inEditor(from), to: inEditor(to) }))),
    });
  }, [overlaps]);

  useEffect(() => {
    view.current?.dispatch({ effects: setBusy.of(busy) });
  }, [busy]);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => view.current?.focus(),
      scrolledTo: () => view.current && scrolledTo(view.current),
      goTo: (position) => {
        const current = view.current;
        if (!current) return;
        const at = editorPosition(exactTextOf(current.state), position);
        current.focus();
        current.dispatch({
          selection: { anchor: at },
          effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 24 }),
        });
      },
      showAtTop: ({ line, column, below }) => {
        const current = view.current;
        if (!current || line > current.state.doc.lines) return;
        const { from, length } = current.state.doc.line(line);
        const at = from + Math.min(column, length);
        current.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: below }) });
      },
      showCursor: () => view.current?.hasFocus && view.current.dispatch({ scrollIntoView: true }),
      cursorBox: () =>
        view.current?.hasFocus ? view.current.coordsAtPos(view.current.state.selection.main.head) : null,
      scroller: () => view.current?.scrollDOM ?? null,
      find: () => view.current && find(view.current),
      run: (command) => {
        const current = view.current;
        if (current) runCommand(current, command);
      },
      tick: (tick) => {
        const spec = view.current && ticked(view.current.state, tick);
        if (spec) view.current?.dispatch(spec);
        return Boolean(spec);
      },
    }),
    [],
  );

  return (
    <>
      <div ref={parent} className="h-full min-h-0 overflow-hidden short:overflow-clip" />
      <p id={hint} hidden>
        {readOnly
          ? 'It can be read and copied.'
          : 'In lists, tables and code, Tab indents or moves on. Press Esc, then Tab, to leave the text.'}
      </p>
    </>
  );
}

function scrolledTo(view: EditorView): ScrolledTo {
  const { doc } = view.state;
  const { scrollTop, scrollHeight, clientHeight } = view.scrollDOM;
  const share = scrollHeight > clientHeight ? Math.min(1, scrollTop / (scrollHeight - clientHeight)) : 0;
  const { top, bottom } = view.documentPadding;
  const height = scrollTop + share * clientHeight - top;
  const block = view.lineBlockAtHeight(height);
  const over = height - block.bottom;
  const past =
    height < 0
      ? height / Math.max(top, -height)
      : over > 0
        ? 1 + over / Math.max(over, bottom)
        : (height - block.top) / block.height;
  return { share, line: doc.lineAt(block.from).number + past, lines: doc.lines };
}
