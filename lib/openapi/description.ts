import { EVERY_FIELD, headerParts, parameterParts, responses, schemas, securitySchemes } from './components';
import { examples } from './examples';
import { empty, headers, type Operation, type PathItem, problems } from './parts';
import { paths } from './paths';

/** The API in OpenAPI 3.1. `base` is the origin that it is served from. */
export function describeApi(base: string) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Midair',
      version: '1',
      description:
        'Documents that never lose an update. A GET returns the same bytes that were PUT, with a strong entity tag. ' +
        'Every change names the version that it is based on (RFC 9110 §13, RFC 6585 §3), and every refusal is a problem ' +
        '(RFC 9457). A person is known by a signed cookie, given on the first visit, or by an API token. A page of another site that may write ' +
        '(CORS_ORIGINS) needs a token to say who its user is; without one, each of its requests comes from a new person. Any method other than those listed, HEAD and ' +
        'OPTIONS is answered with 405, and a method that no resource has with 501.',
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

function withEverywhere({ parameters, ...given }: PathItem): PathItem {
  const operations = Object.entries({ ...given, ...withoutContent(given) });
  const all = operations.map(([method, operation]: [string, Operation]) => [
    method,
    {
      ...withExample(operation),
      responses: { ...withLimits(operation.responses), ...problems(...EVERYWHERE) },
    },
  ]);
  return { ...(parameters && { parameters }), ...Object.fromEntries(all) };
}

/** The example of an operation, as a request that can be sent, and as the content that the standard knows. */
function withExample(operation: Operation): Operation {
  const example = examples[operation.operationId];
  if (!example) return operation;
  const { requestBody, ...rest } = operation;
  const { content: shown } = example;
  return {
    ...rest,
    ...(requestBody && {
      requestBody: {
        ...requestBody,
        content: Object.fromEntries(
          Object.entries(requestBody.content).map(([type, described]) => [
            type,
            shown?.type === type ? { ...described, example: shown.value } : described,
          ]),
        ),
      },
    }),
    'x-example': example,
  };
}

/** Any answer may say what is left of the limits, and how long it may be kept. */
function withLimits(responses: Operation['responses']): Operation['responses'] {
  const all = Object.entries(responses).map(([status, answer]) =>
    '$ref' in answer
      ? [status, answer]
      : [status, { ...answer, headers: { ...answer.headers, ...headers(...EVERY_FIELD) } }],
  );
  return Object.fromEntries(all);
}

/** What follows from the other methods of a resource: HEAD, which is GET without content, and OPTIONS. */
function withoutContent(given: Omit<PathItem, 'parameters'>): Omit<PathItem, 'parameters'> {
  const [first] = Object.values(given);
  return {
    ...(given.get && { head: headOf(given.get) }),
    options: {
      operationId: `${first!.operationId}Options`,
      summary: 'Lists the methods and the types of patch. Ignores preconditions.',
      responses: { 204: empty('The methods.', 'Allow', 'Accept-Patch') },
    },
  };
}

/** Whatever HEAD answers has no content (RFC 9110 §9.3.2), problems too. */
function headOf(get: Operation): Operation {
  const answers = Object.entries(get.responses).map(([status, answer]) => {
    if ('$ref' in answer) return [status, answer];
    const { content: _, ...rest } = answer;
    return [status, rest];
  });
  return {
    ...get,
    operationId: `${get.operationId}Head`,
    summary: `The fields of GET, without content. ${get.summary}`,
    responses: Object.fromEntries(answers),
  };
}
