'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { isKey } from '@/components/ui/controls/key-names';
import { useFocusLost } from '@/components/ui/hooks/use-focus-lost';
import { useTopModal } from '@/components/ui/hooks/use-modal';
import { usePageKey } from '@/components/ui/hooks/use-page-key';
import { useTimeLeft } from '@/components/ui/hooks/use-time-left';
import { dismissToast, toasts, turnPage } from './toast';
import type { Toast } from './toast-list';

const NONE: readonly Toast[] = [];
const none = () => NONE;

/** The key that leads to the newest message, from wherever one is. */
const KEY = 'F8';

/**
 * Where short messages appear: at the edge, over nothing that is written, and not over a dialog that is open. Each is announced
 * once, politely. Pointing at them, or being among them, stops their clock; F8 leads there, and whoever leaves comes back to
 * where they were.
 */
export function Toaster() {
  const path = usePathname();
  const list = useSyncExternalStore(toasts.subscribe, toasts.get, none);
  const waiting = useTopModal() !== null;
  const [pointed, setPointed] = useState(false);
  const [within, setWithin] = useState(false);
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const shown = waiting ? NONE : list;
  // What is taken away from under a pointer says nothing of its leaving.
  if (shown.length === 0 && pointed) setPointed(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is not read; its change is another page.
  useEffect(turnPage, [path]);
  usePageKey((event) => {
    if (!isKey(event, KEY)) return;
    const newest = region.current?.querySelector('li:last-of-type button');
    if (newest instanceof HTMLElement) newest.focus();
  });
  const goBack = () => {
    setWithin(false);
    if (!(cameFrom.current instanceof HTMLElement) || !cameFrom.current.isConnected) return false;
    cameFrom.current.focus();
    return true;
  };
  useFocusLost(region, goBack);

  return (
    <section
      ref={region}
      aria-label="Messages"
      className="pointer-events-none fixed inset-x-3 bottom-12 z-30 flex justify-end"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          cameFrom.current = relatedTarget;
        setWithin(true);
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setWithin(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') goBack();
      }}
    >
      <ul aria-live="polite" aria-relevant="additions text" className="w-full space-y-2 sm:w-88">
        {shown.map((each) => (
          <ToastItem key={each.id} toast={each} stopped={pointed || within} />
        ))}
      </ul>
    </section>
  );
}

interface ToastItemProps {
  readonly toast: Toast;
  readonly stopped: boolean;
}

function ToastItem({ toast, stopped }: ToastItemProps) {
  const { id, words, description, tone, action, duration } = toast;
  useTimeLeft(toast, duration, stopped, () => dismissToast(id));
  return (
    <li
      className={cx(
        'pointer-events-auto flex items-start gap-2 rounded-lg border bg-raised py-2 ps-3.5 pe-2 text-sm text-ink shadow-raised',
        tone === 'error' ? 'border-danger' : 'border-line',
      )}
    >
      {tone === 'error' && <Icon name="alert" className="mt-2 size-4 text-danger" />}
      <div className="min-w-0 flex-1 self-center py-1 break-words">
        <p className={cx(description !== undefined && 'font-medium')}>{words}</p>
        {description !== undefined && <p className="mt-0.5 text-ink-soft">{description}</p>}
      </div>
      {action && (
        <Button
          size="small"
          className="self-center pointer-coarse:min-h-11"
          onClick={() => {
            dismissToast(id);
            action.onClick();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button variant="quiet" size="icon" aria-label="Close this message" onClick={() => dismissToast(id)}>
        <Icon name="close" />
      </Button>
    </li>
  );
}
