import type { ApiToken } from '@/lib/server/identity/api-tokens';

/** A token as its person sees it, without its secret. */
export function tokenJson({ id, name, createdAt, lastUsedAt, expiresAt }: ApiToken) {
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
