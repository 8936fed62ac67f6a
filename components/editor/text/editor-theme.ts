import { EditorView } from '@codemirror/view';

/** The project's colours and type for the editor. */
export const editorTheme = EditorView.theme({
  '&': { height: '100%', fontSize: '1rem', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-sans)', lineHeight: '1.7', overflow: 'auto' },
  '.cm-content': {
    // The padding grows with the pane, so that lines stay about 70 characters long.
    padding: '2rem max(1.25rem, calc((100% - 42rem) / 2)) 40vh',
    caretColor: 'var(--ink)',
  },
  '.cm-line': { padding: '0' },
  // By classes, since they are known before what reads Markdown is there.
  '.cm-heading1': { fontSize: '1.5em', fontWeight: '650', lineHeight: '1.35', letterSpacing: '-0.012em' },
  '.cm-heading2': { fontSize: '1.25em', fontWeight: '650', lineHeight: '1.4', letterSpacing: '-0.008em' },
  '.cm-heading3': { fontSize: '1.1em', fontWeight: '650' },
  '.cm-strong': { fontWeight: '650' },
  '.cm-code': { fontFamily: 'var(--font-mono)', fontSize: '0.9em' },
  '.cm-placeholder': { color: 'var(--ink-faint)' },
  '.cm-specialChar': { color: 'var(--danger)' },
  '.cm-overlap': {
    backgroundColor: 'var(--theirs-soft)',
    boxShadow: 'inset 3px 0 0 var(--theirs-line)',
    marginInline: '-0.75rem',
    paddingInline: '0.75rem',
    // Where colours are forced there is neither ground nor shadow; elsewhere it is not seen.
    outline: '1px solid transparent',
    outlineOffset: '-1px',
  },
  // Dotted, since nothing is certain before it is saved; an overlap that is says more and covers it.
  '.cm-busy:not(.cm-overlap)': {
    borderLeft: '3px dotted var(--theirs-line)',
    marginLeft: 'calc(-0.75rem - 3px)',
    paddingLeft: '0.75rem',
  },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--ink)', fontFamily: 'var(--font-sans)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-find': {
    display: 'grid',
    gridTemplateColumns: 'minmax(6rem, 22rem) minmax(5.5rem, 1fr) auto',
    alignItems: 'center',
    gap: '0.5rem 0.6rem',
    padding: '0.6rem 0.75rem 0.6rem 1rem',
    fontSize: '0.875rem',
  },
  '.cm-find-status': { color: 'var(--ink-soft)', fontVariantNumeric: 'tabular-nums' },
  '.cm-find-steps': { display: 'flex', gap: '0.25rem' },
  '.cm-find-row': {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0.4rem 0.6rem',
  },
  '.cm-find .cm-textfield': { minWidth: '0', margin: '0' },
  '.cm-find-row .cm-textfield': { flex: '1 1 8rem', maxWidth: '22rem' },
  '.cm-find label': { display: 'inline-flex', alignItems: 'center', gap: '0.35rem', minHeight: '1.5rem' },
  '.cm-find .cm-button': { margin: '0' },
  '.cm-find .cm-find-sign': { width: '2rem', minHeight: '2rem', padding: '0', fontSize: '1.1rem' },
  '.cm-find .cm-find-fold': { border: 'none', background: 'none', color: 'var(--ink-soft)' },
  '.cm-find-fold::after': { content: '"▾" / ""', marginInlineStart: '0.4rem' },
  '.cm-find[data-open] .cm-find-fold::after': { content: '"▴" / ""' },
  '@media (min-width: 40rem)': { '.cm-find .cm-find-fold': { display: 'none' } },
  // The steps beside the field, what is found below it, and the rest once it is asked for.
  '@media (max-width: 39.99rem)': {
    '.cm-find': { display: 'flex', flexWrap: 'wrap', gap: '0.5rem', padding: '0.5rem' },
    '.cm-find > .cm-textfield': { flex: '1 1 calc(100% - 11rem)' },
    '.cm-find-steps': { order: '1' },
    '.cm-find-status': { order: '2', flex: '1 1 6rem', whiteSpace: 'nowrap', paddingInline: '0.6rem' },
    '.cm-find-fold': { order: '3' },
    '.cm-find-row': { order: '4', flexBasis: '100%', paddingInline: '0.25rem' },
    '.cm-find:not([data-open]) .cm-find-row': { display: 'none' },
  },
  '@media (pointer: coarse)': {
    '.cm-find .cm-button, .cm-find label, .cm-find .cm-textfield': { minHeight: '2.75rem' },
    '.cm-find .cm-find-sign': { width: '2.75rem', minHeight: '2.75rem' },
    // Smaller letters make a phone zoom in.
    '.cm-find .cm-textfield': { fontSize: '1rem' },
  },
  '.cm-textfield': {
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    padding: '0.3rem 0.6rem',
    fontSize: '0.875rem',
  },
  '.cm-button': {
    background: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    padding: '0.3rem 0.7rem',
    fontSize: '0.875rem',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--theirs-soft)', outline: '1px solid var(--theirs-line)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--accent-soft)', outline: '2px solid var(--accent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-soft)' },
});
