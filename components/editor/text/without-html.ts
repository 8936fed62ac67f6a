/**
 * Stands in for `@codemirror/lang-html` and `@codemirror/autocomplete` in what browsers load; see `next.config.js`. Nothing is
 * completed here, and the editor reads Markdown alone: it uses nothing of `@codemirror/lang-markdown` that reads HTML, whose
 * grammars, with those of scripts and styles, would be a third of all that the editor loads.
 */
const nothing = (): null => null;

export {
  nothing as CompletionContext,
  nothing as completeFromList,
  nothing as html,
  nothing as htmlCompletionSource,
  nothing as ifNotIn,
};
