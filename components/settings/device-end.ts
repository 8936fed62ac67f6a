import { ProblemError } from '@/lib/client/api/problem-error';

/** What a refusal says about a link for another device that cannot be used; `null` where it can be tried again. */
export function deviceEnd(error: Error | null): { readonly title: string; readonly text: string } | null {
  if (!(error instanceof ProblemError)) return null;
  if (error.status === 404) {
    return { title: 'There is no such link', text: 'It may have been cut short, or ended long ago.' };
  }
  if (error.status !== 410) return null;
  return error.problem.reason === 'used'
    ? { title: 'This link was used already', text: 'Each link works once.' }
    : { title: 'This link has ended', text: 'Each link works for 5 minutes.' };
}
