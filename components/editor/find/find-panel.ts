import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search';
import type { EditorState } from '@codemirror/state';
import { EditorView, type Panel, runScopeHandlers, type ViewUpdate } from '@codemirror/view';
import { box, button, element, field } from './find-elements';
import { isQuick } from './is-quick';
import { type Matches, matchesOf, matchWords, nearestMatch } from './match-count';

/** Milliseconds that the typing has to pause before matches are counted again. */
const PAUSE = 150;

/** Lines that stay in sight above and below a match, in pixels. */
const AROUND = 60;

/**
 * Finding and replacing: how many matches there are and which one is selected, how they are told apart, and what they become.
 * What is typed selects the nearest match, as people know it. Where there is little width, all but finding is folded away.
 */
export function findPanel(view: EditorView): Panel {
  const first = getSearchQuery(view.state);
  const find = field('Find', first.search);
  find.setAttribute('main-field', 'true');
  const replace = field('Replace with', first.replace);
  const matchCase = box('Match case', first.caseSensitive);
  const wholeWord = box('Whole words', first.wholeWord);
  const regexp = box('Pattern', first.regexp);
  const status = element('p', 'cm-find-status');
  status.setAttribute('role', 'status');

  let matches: Matches = { starts: [], more: false };
  let problem = '';
  let trial = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = () => {
    const words = problem || (find.value === '' ? '' : matchWords(matches, selectedStart(view.state)));
    if (status.textContent !== words) status.textContent = words;
    find.setAttribute('aria-invalid', String(problem !== ''));
  };
  const count = () => {
    const query = getSearchQuery(view.state);
    matches = query.valid ? matchesOf(view.state, query) : { starts: [], more: false };
    say();
  };
  /** @param moves whether the nearest match is gone to. */
  const commit = (moves: boolean) => {
    const query = new SearchQuery({
      search: find.value,
      replace: replace.value,
      caseSensitive: matchCase.input.checked,
      wholeWord: wholeWord.input.checked,
      regexp: regexp.input.checked,
      literal: !regexp.input.checked,
    });
    trial.abort();
    trial = new AbortController();
    const { signal } = trial;
    if (!query.regexp || query.search === '') search(query, '', moves);
    else if (!query.valid) search(query, 'This pattern is not complete', false);
    else {
      // Until it is known that it takes no time, nothing is searched for.
      search(query, 'Trying the pattern…', false);
      const pattern = new RegExp(query.search, `gmu${query.caseSensitive ? '' : 'i'}`);
      void isQuick(pattern, view.state.doc.toString(), signal).then((quick) => {
        if (!signal.aborted)
          search(query, quick ? '' : 'This pattern would take too long here', quick && moves);
      });
    }
  };
  const search = (query: SearchQuery, why: string, moves: boolean) => {
    problem = why;
    const next = why === '' ? query : new SearchQuery({ ...spec(query), search: '' });
    if (!next.eq(getSearchQuery(view.state))) view.dispatch({ effects: setSearchQuery.of(next) });
    const nearest = moves ? nearestMatch(view.state, next) : null;
    if (nearest) {
      view.dispatch({
        selection: { anchor: nearest.from, head: nearest.to },
        effects: EditorView.scrollIntoView(nearest.from, { yMargin: AROUND }),
        userEvent: 'select.search',
      });
    }
    count();
  };

  const dom = element('div', 'cm-find');
  dom.setAttribute('role', 'search');
  const close = button('×', () => closeSearchPanel(view), 'Close');
  close.title = 'Close (Esc)';
  const fold = button(view.state.readOnly ? 'Options' : 'Replace and options', () => {
    const open = dom.toggleAttribute('data-open');
    fold.setAttribute('aria-expanded', String(open));
  });
  fold.setAttribute('aria-expanded', 'false');
  fold.classList.add('cm-find-fold');
  const steps = element('div', 'cm-find-steps');
  steps.append(
    button('↑', () => findPrevious(view), 'Previous match'),
    button('↓', () => findNext(view), 'Next match'),
    close,
  );
  const kinds = element('div', 'cm-find-row');
  kinds.append(matchCase.label, wholeWord.label, regexp.label);
  dom.append(find, status, steps, fold, kinds);
  if (!view.state.readOnly) {
    const replacing = element('div', 'cm-find-row');
    replacing.append(
      replace,
      button('Replace', () => replaceNext(view)),
      button('Replace all', () => replaceAll(view)),
    );
    dom.append(replacing);
  }

  dom.addEventListener('input', ({ target }) => commit(target !== replace && find.value !== ''));
  dom.addEventListener('keydown', (event) => {
    if (runScopeHandlers(view, event, 'search-panel')) event.preventDefault();
    else if (event.key === 'Enter' && (event.target === find || event.target === replace)) {
      event.preventDefault();
      if (event.target === replace) replaceNext(view);
      else (event.shiftKey ? findPrevious : findNext)(view);
    }
  });

  return {
    dom,
    top: true,
    mount: () => {
      count();
      find.select();
    },
    update(update: ViewUpdate) {
      for (const transaction of update.transactions) {
        for (const effect of transaction.effects) {
          if (effect.is(setSearchQuery) && problem === '') show(effect.value);
        }
      }
      if (update.docChanged) {
        clearTimeout(timer);
        timer = setTimeout(count, PAUSE);
      } else if (update.selectionSet) say();
    },
    destroy: () => {
      clearTimeout(timer);
      trial.abort();
    },
  };

  /** A query that came from elsewhere, such as from what was selected when the panel was opened again. */
  function show(query: SearchQuery): void {
    if (find.value !== query.search) find.value = query.search;
    if (replace.value !== query.replace) replace.value = query.replace;
    matchCase.input.checked = query.caseSensitive;
    wholeWord.input.checked = query.wholeWord;
    regexp.input.checked = query.regexp;
    queueMicrotask(count);
  }
}

function spec({ replace, caseSensitive, wholeWord, regexp, literal }: SearchQuery) {
  return { replace, caseSensitive, wholeWord, regexp, literal };
}

function selectedStart(state: EditorState): number | null {
  const { from, empty } = state.selection.main;
  return empty ? null : from;
}
