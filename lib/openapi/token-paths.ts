import { body, empty, json, type PathItem, parameters, problems, schema } from './parts';

const CONDITIONS = ['ifMatch', 'ifNoneMatch'];
const NOT_MODIFIED = { 304: empty('The client has this version already.', 'ETag') };

/** API tokens. Only a person in a browser manages them: a token may not (403), nor may another site. */
export const tokenPaths: Readonly<Record<string, PathItem>> = {
  '/api/me/tokens': {
    get: {
      operationId: 'listTokens',
      summary: 'The caller’s tokens, newest first, without their secrets.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('The tokens.', { type: 'array', items: schema('ApiToken') }, 'ETag'),
        ...NOT_MODIFIED,
        ...problems(403, 412),
      },
    },
    post: {
      operationId: 'makeToken',
      summary: 'Makes a token. Only this answer has its secret. A person has at most 50 tokens.',
      parameters: parameters('asPerson'),
      requestBody: body({ 'application/json': schema('ApiTokenRequest') }),
      responses: {
        201: json('Made.', schema('NewApiToken'), 'Location'),
        ...problems(403, 409, 413, 415, 422),
      },
    },
  },
  '/api/me/tokens/{token}': {
    parameters: parameters('token'),
    get: {
      operationId: 'readToken',
      summary: 'One token, without its secret.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('The token.', schema('ApiToken'), 'ETag'),
        ...NOT_MODIFIED,
        ...problems(403, 404, 412),
      },
    },
    delete: {
      operationId: 'revokeToken',
      summary: 'Ends the token for ever. A precondition is not needed; if one is sent, it counts.',
      parameters: parameters('asPerson', ...CONDITIONS),
      responses: { 204: empty('Done.'), ...problems(403, 404, 412) },
    },
  },
};
