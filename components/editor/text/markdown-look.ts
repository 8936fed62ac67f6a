import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/** Markdown's own signs step back, what they mean steps forward. */
const highlighting = HighlightStyle.define([
  { tag: tags.heading1, class: 'cm-heading1' },
  { tag: tags.heading2, class: 'cm-heading2' },
  { tag: tags.heading3, class: 'cm-heading3' },
  { tag: [tags.heading4, tags.heading5, tags.heading6], fontWeight: '650' },
  { tag: tags.strong, class: 'cm-strong' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: 'var(--accent)' },
  {
    tag: [tags.url, tags.processingInstruction, tags.contentSeparator, tags.labelName],
    color: 'var(--ink-faint)',
  },
  { tag: tags.quote, color: 'var(--ink-soft)' },
  { tag: tags.monospace, class: 'cm-code' },
]);

/** How what is written in Markdown looks in the editor. */
export const markdownLook = syntaxHighlighting(highlighting);
