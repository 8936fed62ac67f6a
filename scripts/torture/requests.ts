import type { Act } from './record';
import type { Sending } from './send';

/** Lines that a text keeps: the oldest go. */
const LINES = 40;

/** A content that follows from another by one line more, and has the mark for its title. */
export function contentAfter(before: string | null, mark: string): string {
  const { body } = before === null ? { body: '' } : (JSON.parse(before) as { readonly body: string });
  const lines = [...body.split('\n').filter((line) => line !== ''), mark].slice(-LINES);
  return JSON.stringify({ title: mark, body: `${lines.join('\n')}\n` });
}

export function readRequest(document: string, known: string | null): Sending {
  const headers: Record<string, string> = known === null ? {} : { 'If-None-Match': known };
  return { method: 'GET', path: `/api/documents/${document}`, headers };
}

/** The request by which an act is carried out; `key` names it where it has one. */
export function requestOf({ kind, document, base, mark, content }: Act, key: string | null): Sending {
  const path = document === null ? '/api/documents' : `/api/documents/${document}`;
  const named: Record<string, string> = key === null ? {} : { 'Idempotency-Key': `"${key}"` };
  const condition: Record<string, string> = base === null ? { 'If-None-Match': '*' } : { 'If-Match': base };
  const json = { 'Content-Type': 'application/json' };
  switch (kind) {
    case 'make':
      return { method: 'POST', path, headers: { ...named, ...json }, body: content! };
    case 'create':
    case 'save':
      return { method: 'PUT', path, headers: { ...named, ...condition, ...json }, body: content! };
    case 'patch':
      return {
        method: 'PATCH',
        path,
        headers: {
          ...named,
          ...condition,
          'Content-Type': 'application/merge-patch+json',
          Prefer: 'return=representation',
        },
        body: JSON.stringify({ title: mark }),
      };
    case 'delete':
      return { method: 'DELETE', path, headers: { ...named, ...condition } };
  }
}
