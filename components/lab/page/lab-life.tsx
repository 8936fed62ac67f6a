'use client';

import { useEffect, useState } from 'react';
import { clockTime } from '@/components/ui/time/clock-time';
import { timeLeft } from '@/lib/lab/class/time-left';

interface LabLifeProps {
  /** When the lab ends (RFC 3339), by the server's clock. */
  readonly expiresAt: string;
  /** Milliseconds by which that clock is ahead of this device's. */
  readonly clockAhead: number;
}

/** How often it is said anew, in milliseconds. */
const EVERY = 15_000;
/** Milliseconds before the end from which on it is said louder. */
const SOON = 15 * 60_000;

/** How long the lab still lives. */
export function LabLife({ expiresAt, clockAhead }: LabLifeProps) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY);
    return () => clearInterval(timer);
  }, []);
  const end = Date.parse(expiresAt) - clockAhead;
  const soon = end - now < SOON;
  return (
    <p
      role={soon ? 'status' : undefined}
      className={soon ? 'text-sm font-semibold text-danger' : 'text-sm text-ink-soft'}
    >
      This lab ends in {timeLeft(end - now)}, at {clockTime(new Date(end), new Date(now))}.
      {soon && ' Then everything in it is gone. Download what you want to keep.'}
    </p>
  );
}
