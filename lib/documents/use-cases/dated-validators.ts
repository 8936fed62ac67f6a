import type { VersionHead } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { validatorsOf } from '@/lib/documents/model/validators';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import type { Validators } from '@/lib/http/conditions/preconditions';

/** How many versions before the current one are looked at, to see which of them share its second. */
const LOOKED_AT = 8;

/** What a request's preconditions are compared with. Other versions' dates are looked up only where a date decides. */
export async function validatorsFor(
  ports: Pick<Ports, 'documents'>,
  current: VersionHead,
  { ifMatch, ifUnmodifiedSince, ifNoneMatch, ifModifiedSince }: ConditionalRequest,
): Promise<Validators> {
  const decides =
    (ifMatch === null && ifUnmodifiedSince !== null) || (ifNoneMatch === null && ifModifiedSince !== null);
  return decides ? datedValidators(ports, current) : validatorsOf(current);
}

/** The same with the dates of the versions before, as far as they are kept: a date may mean any that was made in its second. */
export async function datedValidators(
  { documents }: Pick<Ports, 'documents'>,
  current: VersionHead,
): Promise<Validators> {
  const { documentId, version } = current;
  const before = version > 1 ? await documents.history(documentId, version, LOOKED_AT) : [];
  return { ...validatorsOf(current), earlier: before.map(({ savedAt }) => savedAt.getTime()) };
}
