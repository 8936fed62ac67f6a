'use client';

import { useRef } from 'react';
import { MenuButton } from '@/components/ui/controls/menu-button';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import { Menu, MenuItem } from '@/components/ui/overlays/menu';
import { Avatar } from '@/components/ui/people/avatar';
import { personColor } from '@/components/ui/people/person-color';
import { nameForSentence } from '@/components/ui/people/side-names';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { Person } from '@/lib/client/api/shapes';
import type { Invite } from '@/lib/client/api/sharing-api';
import { mayWords } from './sharing-words';

/** Asks about an invite; is given where focus belongs afterwards. */
export type AskAbout = (invite: Invite, focusAfterwards: () => void) => void;

interface PeopleWithAccessProps {
  readonly owner: Person;
  /** Those that were used. */
  readonly invites: readonly Invite[];
  readonly onRemove: AskAbout;
  readonly onGive: AskAbout;
}

/** The owner, and everybody who has used an invite. */
export function PeopleWithAccess({ owner, invites, onRemove, onGive }: PeopleWithAccessProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const focusKeeper = useFocusAfterRemoval(['owner', ...invites.map(({ id }) => id)], () => heading.current);
  return (
    <section aria-labelledby="people-with-access">
      <h3 ref={heading} id="people-with-access" tabIndex={-1} className="text-sm font-semibold outline-none">
        People
      </h3>
      <ul {...focusKeeper} className="mt-1 divide-y divide-line">
        <li className="flex min-h-12 items-center gap-3 py-1.5">
          <Avatar decorative name={owner.name} color={personColor(owner.colour)} />
          <p className="min-w-0 flex-1 text-sm break-words">
            <bdi className="font-medium">{owner.name}</bdi> <span className="text-ink-soft">(you)</span>
            <span className="block text-ink-soft">owns it</span>
          </p>
        </li>
        {invites.map((invite) => (
          <PersonRow key={invite.id} invite={invite} onRemove={onRemove} onGive={onGive} />
        ))}
      </ul>
    </section>
  );
}

interface PersonRowProps extends Pick<PeopleWithAccessProps, 'onRemove' | 'onGive'> {
  readonly invite: Invite;
}

function PersonRow({ invite, onRemove, onGive }: PersonRowProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const asking = useRef(false);
  const { person, label, access, acceptedAt } = invite;
  if (!person) return null;
  const name = nameForSentence(person.name);
  const ask = (about: AskAbout) => () => {
    asking.current = true;
    about(invite, () => trigger.current?.focus());
  };
  return (
    <li className="flex min-h-12 items-center gap-3 py-1.5">
      <Avatar decorative name={person.name} color={personColor(person.colour)} />
      <p className="min-w-0 flex-1 text-sm break-words">
        <bdi className="font-medium">{person.name}</bdi>
        {label !== '' && (
          <span className="text-ink-soft">
            {' '}
            (<bdi>{label}</bdi>)
          </span>
        )}
        <span className="block text-ink-soft">
          {mayWords(access)}
          {acceptedAt !== null && (
            <>
              , accepted <TimeAgo at={acceptedAt} />
            </>
          )}
        </span>
      </p>
      <Menu
        trigger={<MenuButton ref={trigger} label={`What to do about ${name}`} />}
        keepFocus={() => {
          const keep = asking.current;
          asking.current = false;
          return keep;
        }}
      >
        <MenuItem onSelect={ask(onGive)}>Make {name} the owner…</MenuItem>
        <MenuItem danger onSelect={ask(onRemove)}>
          Remove {name}…
        </MenuItem>
      </Menu>
    </li>
  );
}
