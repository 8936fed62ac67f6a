import { forBrowsers } from '@/lib/server/http/for-browsers';
import { route } from '@/lib/server/http/route';
import { signOut } from '@/lib/server/sign-in/sign-in';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/sign-out',
  forBrowsers({ POST: signOut }),
);
