import { characterEntities } from 'character-entities';

/**
 * What reads Markdown in a browser knows characters by their names (`&copy;`) from an element of the page, and a worker has
 * no page. Here is an element that knows just that.
 */
class Named {
  textContent = '';
  set innerHTML(html: string) {
    const name = html.slice(1, -1);
    this.textContent = Object.hasOwn(characterEntities, name) ? characterEntities[name]! : html;
  }
}

if (!('document' in globalThis)) {
  Object.assign(globalThis, { document: { createElement: () => new Named() } });
}
