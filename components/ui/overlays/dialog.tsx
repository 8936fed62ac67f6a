import { later } from '@/components/ui/hooks/later';

/** A modal dialog: `DialogWindow`, which no page needs before somebody asks for something. */
export const Dialog = later(() => import('./dialog-window').then(({ DialogWindow }) => DialogWindow));
