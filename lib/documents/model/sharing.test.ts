import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessOf, permits } from './access';
import {
  type Invite,
  invitationState,
  MOST_INVITES,
  newSharing,
  type Sharing,
  withInvite,
  withInviteUsed,
  withLink,
  withOwner,
  withoutInvite,
  withPerson,
} from './sharing';

const AT = new Date(Date.UTC(2030, 0, 1));
const PEOPLE = ['ann', 'ben', 'eve', 'zoe'];

function inviteOf(id: string, access: Invite['access'], used: string | null = null): Invite {
  const expiresAt = new Date(AT.getTime() + 1_000);
  return {
    id,
    access,
    label: '',
    createdAt: AT,
    expiresAt,
    used: used === null ? null : { personId: used, at: AT },
  };
}

const shared = (parts: Partial<Sharing>): Sharing => ({ ...newSharing('ann'), ...parts });
const access = (sharing: Sharing, id: string | null) => accessOf({ sharing }, id === null ? null : { id });

describe('what somebody may do', () => {
  it('is everything for the owner, and for others the most that the link and their invites give', () => {
    const invites = [inviteOf('1', 'view', 'ben'), inviteOf('2', 'edit', 'eve'), inviteOf('3', 'edit')];
    for (const [link, ben, eve, zoe] of [
      ['none', 'view', 'edit', 'none'],
      ['view', 'view', 'edit', 'view'],
      ['edit', 'edit', 'edit', 'edit'],
    ] as const) {
      const sharing = shared({ link, invites });
      expect(PEOPLE.map((id) => access(sharing, id))).toEqual(['own', ben, eve, zoe]);
      expect(access(sharing, null)).toBe(zoe);
    }
  });

  it('takes no less than what something needs', () => {
    const document = { sharing: shared({ link: 'view' }) };
    const asked = (id: string) =>
      (['none', 'view', 'edit', 'own'] as const).map((need) => permits(document, { id }, need));
    expect(asked('zoe')).toEqual([true, true, false, false]);
    expect(asked('ann')).toEqual([true, true, true, true]);
  });

  it('is nothing that an unused invite gives to whoever has no id', () => {
    const sharing = shared({ link: 'none', invites: [inviteOf('1', 'edit')] });
    for (const id of ['', 'null', 'undefined']) expect(access(sharing, id)).toBe('none');
  });
});

describe('an invite', () => {
  const state = (sharing: Sharing, person: string | null, later = 0) =>
    invitationState(sharing, '1', person, AT.getTime() + later);

  it('is open until it expires, then theirs alone who used it', () => {
    const sharing = shared({ link: 'none', invites: [inviteOf('1', 'edit')] });
    expect(state(sharing, null)).toBe('open');
    expect(state(sharing, 'ben', 999)).toBe('open');
    expect(state(sharing, 'ben', 1_000)).toBe('expired');
    expect(state(sharing, 'ann')).toBe('accepted');
    const used = withInviteUsed(sharing, '1', 'ben', AT);
    expect(access(used, 'ben')).toBe('edit');
    expect(state(used, 'ben', 5_000)).toBe('accepted');
    expect(state(used, 'eve')).toBe('used');
    expect(state(used, null)).toBe('used');
  });

  it('is revoked with what it gave', () => {
    const used = shared({
      link: 'none',
      invites: [inviteOf('1', 'edit', 'ben'), inviteOf('2', 'view', 'ben')],
    });
    const after = withoutInvite(used, '1')!;
    expect(access(after, 'ben')).toBe('view');
    expect(state(after, 'ben')).toBe('revoked');
    expect(withoutInvite(after, '1')).toBeNull();
  });

  it('is one of as many as there may be', () => {
    let sharing = newSharing('ann');
    for (let n = 0; n < MOST_INVITES; n++) sharing = withInvite(sharing, inviteOf(`${n}`, 'view'))!;
    expect(withInvite(sharing, inviteOf('more', 'view'))).toBeNull();
  });
});

describe('a new owner', () => {
  it('is somebody who has used an invite; whoever was it goes on writing', () => {
    const sharing = shared({
      link: 'none',
      invites: [inviteOf('1', 'view', 'ben'), inviteOf('2', 'edit'), inviteOf('3', 'edit', 'ben')],
    });
    const moved = withOwner(sharing, 'ben', AT)!;
    expect(PEOPLE.map((id) => access(moved, id))).toEqual(['edit', 'own', 'none', 'none']);
    expect(withOwner(sharing, 'zoe', AT)).toBeNull();
    expect(withOwner(sharing, 'ann', AT)).toBeNull();
  });

  it('finds no invite open by which whoever was it could come back', () => {
    const invites = [inviteOf('1', 'edit', 'ben'), inviteOf('2', 'edit'), inviteOf('3', 'view', 'eve')];
    const moved = withOwner(shared({ link: 'none', invites }), 'ben', AT)!;
    expect(invitationState(moved, '2', 'ann', AT.getTime())).toBe('revoked');
    const anns = moved.invites.find(({ used }) => used?.personId === 'ann')!;
    const removed = withoutInvite(moved, anns.id)!;
    expect(PEOPLE.map((id) => access(removed, id))).toEqual(['none', 'own', 'view', 'none']);
    expect(removed.invites.filter(({ used }) => used === null)).toEqual([]);
  });
});

describe('every change', () => {
  const change = fc.oneof(
    fc
      .constantFrom('edit' as const, 'view' as const, 'none' as const)
      .map((link) => (is: Sharing) => withLink(is, link)),
    fc.tuple(fc.stringMatching(/^[a-f]$/), fc.constantFrom('edit' as const, 'view' as const)).map(
      ([id, given]) =>
        (is: Sharing) =>
          is.invites.some((each) => each.id === id) ? null : withInvite(is, inviteOf(id, given)),
    ),
    fc.tuple(fc.nat(9), fc.constantFrom(...PEOPLE)).map(([nth, person]) => (is: Sharing) => {
      const open = is.invites.filter((each) => !each.used)[nth];
      return open && is.ownerId !== person ? withInviteUsed(is, open.id, person, AT) : null;
    }),
    fc.nat(9).map((nth) => (is: Sharing) => withoutInvite(is, is.invites[nth]?.id ?? '')),
    fc.constantFrom(...PEOPLE).map((person) => (is: Sharing) => withOwner(is, person, AT)),
  );

  it('counts one further, leaves one owner, and lets in nobody whom no link and no invite of theirs lets in', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let sharing = newSharing('ann');
        for (const make of changes) {
          const next = make(sharing);
          if (!next) continue;
          expect(next.version).toBe(sharing.version + 1);
          expect(new Set(next.invites.map(({ id }) => id)).size).toBe(next.invites.length);
          sharing = next;
          for (const id of PEOPLE) {
            const reasons = [
              sharing.ownerId === id && 'own',
              sharing.link,
              ...sharing.invites.filter(({ used }) => used?.personId === id).map((invite) => invite.access),
            ];
            const most =
              (['own', 'edit', 'view'] as const).find((level) => reasons.includes(level)) ?? 'none';
            expect(access(sharing, id)).toBe(most);
          }
        }
      }),
    );
  });
});

describe('one person in place of another', () => {
  const shared = (ownerId: string, ...invites: Invite[]): Sharing => ({ ...newSharing(ownerId), invites });

  it('may do what either might, and the other nothing but what anybody may', () => {
    const access = fc.constantFrom('edit' as const, 'view' as const);
    const sharings = fc
      .record({
        ownerId: fc.constantFrom(...PEOPLE),
        link: fc.constantFrom('edit' as const, 'view' as const, 'none' as const),
        used: fc.array(fc.tuple(access, fc.constantFrom(null, ...PEOPLE)), { maxLength: 5 }),
      })
      .map(({ ownerId, link, used }) => ({
        ...shared(ownerId, ...used.map(([given, by], at) => inviteOf(String(at), given, by))),
        link,
      }));
    fc.assert(
      fc.property(sharings, (sharing) => {
        const after = withPerson(sharing, 'ann', 'ben');
        const named =
          sharing.ownerId === 'ann' || sharing.invites.some((one) => one.used?.personId === 'ann');
        expect(after !== null).toBe(named);
        if (!after) return;
        expect(after.version).toBe(sharing.version + 1);
        const might = (id: string) => accessOf({ sharing }, { id });
        const may = (id: string) => accessOf({ sharing: after }, { id });
        const levels = ['none', 'view', 'edit', 'own'];
        const better = levels[Math.max(levels.indexOf(might('ann')), levels.indexOf(might('ben')))];
        expect(may('ben')).toBe(better);
        expect(may('ann')).toBe(sharing.link);
        for (const id of ['eve', 'zoe']) expect(may(id)).toBe(might(id));
        expect(after.invites.filter(({ used }) => used?.personId === after.ownerId)).toEqual(
          after.ownerId === sharing.ownerId && after.ownerId !== 'ben'
            ? after.invites.filter(({ used }) => used?.personId === after.ownerId)
            : [],
        );
      }),
    );
  });

  it('keeps when an invite was used, and open ones', () => {
    const sharing = shared('zoe', inviteOf('1', 'view', 'ann'), inviteOf('2', 'edit'));
    expect(withPerson(sharing, 'ann', 'ben')?.invites).toEqual([
      inviteOf('1', 'view', 'ben'),
      inviteOf('2', 'edit'),
    ]);
    expect(withPerson(sharing, 'eve', 'ben')).toBeNull();
  });
});
