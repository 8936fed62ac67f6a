import { forBrowsers } from '@/lib/server/http/for-browsers';
import { route } from '@/lib/server/http/route';
import { beginSignIn } from '@/lib/server/sign-in/sign-in';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/sign-in',
  forBrowsers({ GET: beginSignIn }),
);
