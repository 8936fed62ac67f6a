'use client';

import { useState } from 'react';
import { Popover } from '@/components/ui/overlays/popover';
import { Avatar } from '@/components/ui/people/avatar';
import { AvatarStack } from '@/components/ui/people/avatar-stack';
import { personColor } from '@/components/ui/people/person-color';
import type { BusyLines } from '@/lib/client/presence/busy-lines';
import type { PersonHere } from '@/lib/client/presence/people-here';
import { hereWords, nameHere, unsavedWords } from './people-here-words';

/** How many are shown before the others are counted. */
const SHOWN = 3;
const SHOWN_ON_PHONE = 2;

interface PeopleHereProps {
  readonly people: readonly PersonHere[];
  /** How many more there are than are listed. */
  readonly more: number;
  /** Where in this tab's text their unsaved edits are, as far as that can be told. */
  readonly busy: readonly BusyLines[];
}

/** Who else has the document open: a row of overlapping avatars that opens to a list with names and what they do. */
export function PeopleHere(props: PeopleHereProps) {
  return props.people.length === 0 ? null : <People {...props} />;
}

function People({ people, more, busy }: PeopleHereProps) {
  const [open, setOpen] = useState(false);
  const words = hereWords(people, more);
  return (
    <Popover
      label="Here now"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          aria-label={words}
          title={words}
          className="flex min-h-9 items-center rounded-full px-0.5 hover:bg-accent-soft pointer-coarse:min-h-11"
        >
          <AvatarStack
            people={people}
            more={more}
            shown={SHOWN}
            shownOnPhone={SHOWN_ON_PHONE}
            avatarOf={(person) => <PersonAvatar person={person} />}
          />
        </button>
      }
      className="max-h-[60dvh] max-w-80 min-w-52 p-3"
    >
      <p className="font-medium">Here now</p>
      <ul className="mt-2 space-y-2">
        {people.map((person) => (
          <li key={person.id} className="flex items-center gap-2.5">
            <PersonAvatar person={person} />
            <span className="min-w-0">
              <span className="block break-words">{nameHere(person)}</span>
              {person.unsaved && (
                <span className="block text-xs text-ink-soft">
                  {unsavedWords(busy.find((each) => each.person.id === person.id)?.lines ?? [])}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-ink-soft">and {more} more</p>}
    </Popover>
  );
}

function PersonAvatar({ person: { name, colour, unsaved } }: { readonly person: PersonHere }) {
  return (
    <span className="relative block rounded-full bg-surface leading-none">
      <Avatar decorative size="small" name={name} color={personColor(colour)} />
      {unsaved && (
        <span
          aria-hidden="true"
          className="absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-ink bg-surface"
        />
      )}
    </span>
  );
}
