import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import type { Session } from '@/lib/client/session/session';
import { discardWords } from './discard-words';

interface DiscardConfirmProps {
  readonly session: Session;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onDiscard: () => void;
  readonly focusAfterwards: () => void;
}

/** Asks before one's own text leaves the editor unsaved, wherever that was asked for. */
export function DiscardConfirm({ session, onDiscard, ...window }: DiscardConfirmProps) {
  return <ConfirmDialog {...window} {...discardWords(session)} danger onConfirm={onDiscard} />;
}
