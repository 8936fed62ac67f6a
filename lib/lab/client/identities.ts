import type { LabIdentity } from '@/lib/lab/people/lab-view';

const key = (labId: string) => `midair-lab-${labId}`;

/** The clients that this tab is, kept for as long as the tab lives. */
export function storedIdentities(labId: string): readonly LabIdentity[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key(labId)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isIdentity) : [];
  } catch {
    return [];
  }
}

/** Keeps the clients of this tab; where the browser forbids storing, a reload joins anew. */
export function storeIdentities(labId: string, identities: readonly LabIdentity[]): void {
  try {
    sessionStorage.setItem(key(labId), JSON.stringify(identities));
  } catch {
    // Nothing depends on it but the name after a reload.
  }
}

/** A link that opens the lab in another tab as this client. The token stands behind `#`, so it is sent to no server. */
export function linkAs(labId: string, identity: LabIdentity): string {
  return `/lab/${labId}#as=${encodeURIComponent(identity.token)}&name=${encodeURIComponent(identity.name)}`;
}

/** The client that a link made by `linkAs` names. */
export function identityInLink(hash: string): LabIdentity | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const identity = { token: params.get('as'), name: params.get('name') };
  return isIdentity(identity) ? identity : null;
}

function isIdentity(value: unknown): value is LabIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    value.name !== '' &&
    'token' in value &&
    typeof value.token === 'string' &&
    value.token !== ''
  );
}
