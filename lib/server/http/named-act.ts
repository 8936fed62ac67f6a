import type { NamedAct } from '@/lib/documents/use-cases/repeated-act';
import { requestDigest } from '@/lib/http/content/request-digest';
import { parseIdempotencyKey } from '@/lib/http/fields/idempotency-key';
import { problemAnswer } from './answers';
import type { Input } from './takes';

/** The act that a request is part of, by its Idempotency-Key; `null` without one, 400 where the key cannot be read. */
export const namedAct: Input<unknown, NamedAct | null> = (call) => {
  const parsed = parseIdempotencyKey(call.request.headers.get('idempotency-key'));
  switch (parsed.kind) {
    case 'absent':
      return null;
    case 'malformed':
      return problemAnswer(call, 'malformed_header', {
        detail: 'Idempotency-Key is not one string in quotes, of 1 to 255 printable ASCII characters.',
      });
    case 'key':
      return {
        key: parsed.key,
        digest: (content) => requestDigest(call.request, content, ['merge-base']),
      };
  }
};
