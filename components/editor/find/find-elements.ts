/** An element with a class. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** A field for words, named by what stands in it while it is empty. */
export function field(label: string, value: string): HTMLInputElement {
  const input = element('input', 'cm-textfield');
  input.setAttribute('aria-label', label);
  input.placeholder = label;
  input.value = value;
  input.autocomplete = 'off';
  input.spellcheck = false;
  return input;
}

/** A box to tick, with its words. */
export function box(words: string, checked: boolean) {
  const label = element('label', '');
  const input = element('input', '');
  input.type = 'checkbox';
  input.checked = checked;
  label.append(input, words);
  return { label, input };
}

/** A button, named by what it shows or, where that is a sign, by a name of its own. */
export function button(shown: string, onClick: () => void, name?: string): HTMLButtonElement {
  const made = element('button', name ? 'cm-button cm-find-sign' : 'cm-button');
  made.type = 'button';
  made.textContent = shown;
  if (name) {
    made.setAttribute('aria-label', name);
    made.title = name;
  }
  made.addEventListener('click', onClick);
  return made;
}
