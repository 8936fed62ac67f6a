'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { after } from '@/lib/client/api/after';
import { hasJoined } from '@/lib/lab/client/joined-labs';
import { findPlace, LabError, tellProgress } from '@/lib/lab/client/lab-api';
import { type Progress, ProgressReport } from '@/lib/lab/client/progress-report';

/** What a class hears of somebody who does its challenges in a lab of their own. */
export interface ClassReport {
  /** The name that they have in the class; `null` where they have not joined it; `undefined` until that is known. */
  readonly name: string | null | undefined;
  /** Tells the class how far they have come. */
  readonly report: (progress: Progress) => void;
}

/** Milliseconds after which is asked again for one's place. */
const AGAIN = 5_000;

/** Reports to the class of that lab as whoever this browser is in it; to nobody where there is no class. */
export function useClassReport(classId: string): ClassReport {
  const [name, setName] = useState<string | null>();
  const reporting = useRef<ProgressReport | null>(null);
  const early = useRef<Progress[]>([]);
  useEffect(() => {
    if (classId === '') return;
    let cancel: () => void = () => undefined;
    let left = false;
    const begin = async () => {
      const place = hasJoined(classId) ? await findPlace(classId) : null;
      if (left) return;
      setName(place?.name ?? null);
      if (place === null) return;
      const made = new ProgressReport({
        tell: ({ challenge, prediction, reached }) =>
          tellProgress(classId, challenge, place.token, {
            ...(prediction === null ? {} : { prediction }),
            ...(reached ? { reached } : {}),
          }),
        mayPass: (error) => !(error instanceof LabError) || mayPass(error),
        after,
        random: Math.random,
      });
      reporting.current = made;
      for (const progress of early.current.splice(0)) made.take(progress);
    };
    const tryToBegin = () => {
      begin().catch(() => {
        if (!left) cancel = after(AGAIN, tryToBegin);
      });
    };
    tryToBegin();
    return () => {
      left = true;
      cancel();
      reporting.current?.end();
      reporting.current = null;
    };
  }, [classId]);
  const report = useCallback((progress: Progress) => {
    if (reporting.current) reporting.current.take(progress);
    else early.current.push(progress);
  }, []);
  return { name, report };
}

/** Whether the very same may be told again: nobody answered, or not now. */
function mayPass({ status }: LabError): boolean {
  return status === 0 || status === 429 || status >= 500;
}
