import { conditionalClient, saveMutation } from '@midair/http';
import { compose, merge, noChoices } from '@midair/merge';

/** For `useMutation(noteMutation(ask))`: where the texts do not fit, `ask` shows a dialog; null from it gives up. */
export const noteMutation = (ask, fetch) =>
  saveMutation(conditionalClient({ fetch }), {
    onCollision({ base, mine, theirs }) {
      const merged = merge(base.content, mine, theirs.content);
      return compose(merged, noChoices(merged)).text ?? ask(merged); // the text is null where a person has to decide
    },
  });
