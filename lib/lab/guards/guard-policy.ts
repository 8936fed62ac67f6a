import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import type { Guard } from './guard';

/** What a guard makes of a write, before the same handler treats it like any other. */
export interface GuardPolicy {
  /** The conditional fields that the guard looks at; what it is blind for is `null`. */
  readonly conditions: ConditionalRequest;
  /** A write without a precondition is refused with 428. */
  readonly required: boolean;
  /** Check and write are one step. */
  readonly atomic: boolean;
  /** Only the holder of the lock may write. */
  readonly locked: boolean;
}

/** How a write is treated under a guard. Reads are the same under every guard. */
export function guardPolicy(guard: Guard, request: ConditionalRequest): GuardPolicy {
  const blind = { ...request, ifMatch: null, ifNoneMatch: null, ifModifiedSince: null };
  switch (guard) {
    case 'none':
      return {
        conditions: { ...blind, ifUnmodifiedSince: null },
        required: false,
        atomic: true,
        locked: false,
      };
    case 'if-unmodified-since':
      return { conditions: blind, required: false, atomic: true, locked: false };
    case 'if-match-optional':
      return { conditions: request, required: false, atomic: true, locked: false };
    case 'lock':
      return { conditions: request, required: false, atomic: true, locked: true };
    case 'check-then-write':
      return { conditions: request, required: true, atomic: false, locked: false };
    case 'if-match-required':
    case 'if-match-merge':
      return { conditions: request, required: true, atomic: true, locked: false };
  }
}
