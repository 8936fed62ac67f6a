import { CollisionError, RefusedError } from '@/lib/http/client/errors';
import { saveMutation } from '@/lib/http/client/save-mutation';

const { retry } = saveMutation<null>(
  { save: () => Promise.reject(new Error('Nothing is sent.')) },
  { onCollision: () => null },
);

/** Whether our own client sends a save that got this answer again as it is, by itself: asked of the client. */
export function isSentAgain(status: number): boolean {
  const version = { url: '/', content: null, etag: '"1"' };
  const error =
    status === 412
      ? new CollisionError('save', version, null, version)
      : new RefusedError(status, null, null);
  return retry(0, error);
}
