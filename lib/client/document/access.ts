/** What somebody may do with a document: everything, write, read, or nothing at all. */
export type Access = 'own' | 'edit' | 'view' | 'none';

/** All kinds of access, the most first. */
export const ACCESS: readonly Access[] = ['own', 'edit', 'view', 'none'];

/** Whether it is enough to change the document. */
export function mayEdit(access: Access): boolean {
  return access === 'own' || access === 'edit';
}
