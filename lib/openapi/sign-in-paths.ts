import { empty, json, type PathItem, parameters, problems, schema } from './parts';

const CONDITIONS = ['ifMatch', 'ifNoneMatch'];

/** Signing in at a provider of OpenID Connect, where an operator wants that. */
export const signInPaths: Readonly<Record<string, PathItem>> = {
  '/api/sign-in': {
    get: {
      operationId: 'beginSignIn',
      summary: 'For browsers: leads to the provider, from our own pages only. 404 where nobody signs in.',
      parameters: parameters('to'),
      responses: {
        303: empty('To the provider, or to /settings with the reason why not.', 'Location'),
        ...problems(403, 404),
      },
    },
  },
  '/api/sign-in/callback': {
    get: {
      operationId: 'finishSignIn',
      summary: 'For browsers: where the provider leads back to. Makes the browser the person of the account.',
      responses: {
        303: empty('To where they wanted, or to /settings with the reason why not.', 'Location'),
        ...problems(403, 404),
      },
    },
  },
  '/api/sign-out': {
    post: {
      operationId: 'signOut',
      summary: 'Makes the browser of somebody who has an account somebody new. Others stay who they are.',
      responses: { 204: empty('Done.'), ...problems(403) },
    },
  },
  '/api/me/account': {
    get: {
      operationId: 'readAccount',
      summary: 'Whether one can sign in here, and has.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('What is so.', schema('Account'), 'ETag'),
        304: empty('Whoever asks has it already.', 'ETag'),
        ...problems(412),
      },
    },
  },
};
