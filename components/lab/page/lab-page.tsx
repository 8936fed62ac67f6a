'use client';

import { useState } from 'react';
import { useTeacherLink } from '@/components/lab/class/use-teacher-link';
import { Spinner } from '@/components/ui/controls/spinner';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { LabFrame } from './lab-frame';
import { LabOver } from './lab-over';
import { OpenLab } from './open-lab';
import { useLab } from './use-lab';

/** A lab, while it is opened, while it is there, and where there is none. */
export function LabPage({ labId }: { readonly labId: string }) {
  const followed = useLab(labId);
  const [view, setView] = useLinkState('view', 'side');
  // The address has the view a moment later. A page that showed any other until then would join as people.
  const [toClass, setToClass] = useState(false);
  if (toClass && view === 'class') setToClass(false);
  const teacherLink = useTeacherLink(labId, (lab) => {
    followed.became(lab);
    setToClass(true);
    setView('class');
  });
  if (followed.view && !teacherLink.pending && !toClass) {
    return <OpenLab lab={followed.view} followed={followed} problem={teacherLink.problem} />;
  }
  if (followed.over) {
    return (
      <LabFrame>
        <LabOver />
      </LabFrame>
    );
  }
  return (
    <LabFrame className="p-10 text-center">
      <Spinner>Opening the lab…</Spinner>
      {followed.trouble && (
        <p role="status" className="mx-auto mt-4 max-w-prose text-ink-soft text-pretty">
          {followed.trouble} This page tries again by itself.
        </p>
      )}
    </LabFrame>
  );
}
