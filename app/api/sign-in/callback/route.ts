import { forBrowsers } from '@/lib/server/http/for-browsers';
import { route } from '@/lib/server/http/route';
import { finishSignIn } from '@/lib/server/sign-in/sign-in';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/sign-in/callback',
  forBrowsers({ GET: finishSignIn }),
);
