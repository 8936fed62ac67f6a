import { headerParts, parameterParts, responses, schemas } from './components';
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
        '(RFC 9457). Identity is a signed cookie, given on the first visit. Any other method than those listed, HEAD and ' +
        'OPTIONS answers 405.',
    },
    servers: [{ url: base }],
    paths,
    components: { schemas, parameters: parameterParts, headers: headerParts, responses },
  };
}
