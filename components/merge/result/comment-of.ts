/** How a language marks a line that says something to people only, by its names in fences; others do so with two slashes. */
const MARKS: readonly (readonly [names: RegExp, before: string, after: string])[] = [
  [
    /^(?:py|python|rb|ruby|sh|shell|bash|zsh|console|ya?ml|toml|r|perl|make|makefile|docker|dockerfile|ini|conf|nginx|powershell|ps1|elixir|julia|graphql|properties|tf|hcl)$/,
    '# ',
    '',
  ],
  [/^(?:sql|lua|haskell|hs|ada|elm)$/, '-- ', ''],
  [/^(?:html|xml|svg|vue|md|markdown)$/, '<!-- ', ' -->'],
  [/^(?:css|scss|less)$/, '/* ', ' */'],
  [/^(?:lisp|clojure|clj|scheme|elisp|asm)$/, ';; ', ''],
  [/^(?:tex|latex|matlab|erlang|prolog)$/, '% ', ''],
  [/^(?:text|txt|plain|plaintext|diff|csv)$/, '', ''],
];

/** Words as a comment in code of that language. */
export function commentOf(words: string, language: string): string {
  const [, before, after] = MARKS.find(([names]) => names.test(language.toLowerCase())) ?? ['', '// ', ''];
  return before + words + after;
}
