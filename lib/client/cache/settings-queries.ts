import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { readAccount, signOut } from '@/lib/client/api/settings-api';

/** Shows whether people can sign in here, and whether the caller has. */
export function accountQuery() {
  return queryOptions({ queryKey: ['account'], queryFn: readAccount });
}

/** Makes this browser somebody new; the page has to be loaded anew afterwards, for all that it knows is another's. */
export function signOutHere() {
  return mutationOptions({ mutationFn: signOut });
}
