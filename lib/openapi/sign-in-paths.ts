import { empty, json, type PathItem, parameters, problems, schema } from './parts';

const CONDITIONS = ['ifMatch', 'ifNoneMatch'];

/** Signing in at a provider of OpenID Connect, where an operator wants that. */
export const signInPaths: Readonly<Record<string, PathItem>> = {
  '/api/sign-in': {
    get: {
      operationId: 'beginSignIn',
      summary:
        'For browsers: redirects to the provider, only from pages of this server. 404 if this server has no sign-in.',
      parameters: parameters('to'),
      responses: {
        303: empty('Redirects to the provider, or to /settings with the reason for a failure.', 'Location'),
        ...problems(403, 404),
      },
    },
  },
  '/api/sign-in/callback': {
    get: {
      operationId: 'finishSignIn',
      summary:
        'For browsers: the provider redirects to this address. Makes the browser the person of the account.',
      responses: {
        303: empty(
          'Redirects to the page that they wanted, or to /settings with the reason for a failure.',
          'Location',
        ),
        ...problems(403, 404),
      },
    },
  },
  '/api/sign-out': {
    post: {
      operationId: 'signOut',
      summary: 'Makes the browser of a person with an account a new person. Other people stay who they are.',
      responses: { 204: empty('Done.'), ...problems(403) },
    },
  },
  '/api/me/account': {
    get: {
      operationId: 'readAccount',
      summary: 'Shows whether people can sign in here, and whether the caller has.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('The provider, and whether the caller is signed in.', schema('Account'), 'ETag'),
        304: empty('The client has this version already.', 'ETag'),
        ...problems(412),
      },
    },
  },
};
