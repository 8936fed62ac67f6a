import { type NextRequest, NextResponse } from 'next/server';
import { pagePolicy } from '@/lib/server/pages/page-policy';

/**
 * Gives each page a policy with a nonce of its own. The framework takes the nonce for its scripts from the policy that it
 * finds in the request, the layout from `X-Nonce`: whatever a request itself brings under these names is replaced.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = pagePolicy({ nonce, development: process.env.NODE_ENV === 'development' });
  const headers = new Headers(request.headers);
  headers.set('X-Nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/**
 * Pages, and whatever turns out to be none. The API, what was built and the files of `public` have policies without a nonce,
 * and need not wait for one.
 */
export const config = {
  matcher: '/((?!api/|_next/static/|[^/]*\\.(?:png|svg|webmanifest)$).*)',
};
