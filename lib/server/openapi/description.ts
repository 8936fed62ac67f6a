import { headerParts, parameterParts, responses, schemas, securitySchemes } from './components';
import { type Operation, type PathItem, problems } from './parts';
import { paths } from './paths';

/** The API in OpenAPI 3.1. `base` is the origin that it is served from. */
export function describeApi(base: string) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Midair',
      version: '1',
      description:
        'Documents that never lose an update. What is PUT is what is served, byte for byte, under a strong entity tag; ' +
        'every change names the version that it is based on (RFC 9110 §13, RFC 6585 §3), and every refusal is a problem ' +
        '(RFC 9457). Identity is a signed cookie, given on the first visit, or an API token. A page of another site that may write ' +
        '(CORS_ORIGINS) says who its user is by a token; without one each of its requests is sent by somebody else. Any other method than those listed, HEAD and ' +
        'OPTIONS answers 405, and one that no resource has 501.',
    },
    servers: [{ url: base }],
    // Whoever brings nothing is nobody yet, which is enough for most.
    security: [{}, { token: [] }],
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, withEverywhere(item)])),
    components: { schemas, parameters: parameterParts, headers: headerParts, responses, securitySchemes },
  };
}

/**
 * What every operation may answer: it cannot be read, its token is not good, it does not arrive, it expects or asks what
 * this server has not, it is too much, or something broke.
 */
const EVERYWHERE = [400, 401, 408, 417, 421, 429, 431, 500, 503];

function withEverywhere({ parameters, ...operations }: PathItem): PathItem {
  const all = Object.entries(operations).map(([method, operation]: [string, Operation]) => [
    method,
    { ...operation, responses: { ...operation.responses, ...problems(...EVERYWHERE) } },
  ]);
  return { ...(parameters && { parameters }), ...Object.fromEntries(all) };
}
