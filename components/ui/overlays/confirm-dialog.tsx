import { later } from '@/components/ui/hooks/later';

/** A question before something that matters: `ConfirmWindow`, which no page needs before somebody asks for something. */
export const ConfirmDialog = later(() =>
  import('./confirm-window').then(({ ConfirmWindow }) => ConfirmWindow),
);
