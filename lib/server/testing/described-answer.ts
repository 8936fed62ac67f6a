import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describeApi } from '@/lib/openapi/description';
import { type Answer, nameOf, type Operation } from '@/lib/openapi/parts';

const description = describeApi('http://described.test');
const { responses, headers } = description.components;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(description, 'api');

/**
 * Holds an answer against the description of the API: its status is listed for the operation, each of its fields that the
 * description knows is among those of this status, and its content has the described type and shape. Where the description
 * has no such resource, as for routes made up by a test, nothing is said.
 *
 * @param pattern the path as the description writes it, `/api/documents/{id}`
 * @throws Error with everything that differs
 */
export async function requireDescribed(method: string, pattern: string, answer: Response): Promise<void> {
  const item = description.paths[pattern] as Readonly<Record<string, Operation>> | undefined;
  const operation = item?.[method.toLowerCase()];
  // What is not there is 405, which belongs to no operation.
  if (!item || !operation || answer.status === 405) return;
  const wrong = await differences(method, operation, answer);
  if (wrong.length > 0) {
    throw new Error(`${method} ${pattern} is not as described: ${answer.status}: ${wrong.join('; ')}`);
  }
}

async function differences(
  method: string,
  operation: Operation,
  answer: Response,
): Promise<readonly string[]> {
  const listed = operation.responses[answer.status];
  if (!listed) return ['the status is not listed'];
  const expected = '$ref' in listed ? responses[nameOf(listed)]! : listed;
  const wrong: string[] = [];
  for (const name of Object.keys(headers)) {
    if (answer.headers.has(name) && !(name in (expected.headers ?? {}))) wrong.push(`${name} is not listed`);
  }
  // What HEAD answers has no content, whatever the description of a problem says.
  return method === 'HEAD' ? wrong : [...wrong, ...(await differencesOfContent(expected, answer))];
}

async function differencesOfContent(expected: Answer, answer: Response): Promise<readonly string[]> {
  const type = answer.headers.get('Content-Type')?.split(';')[0] ?? null;
  // A stream does not end, and cannot be read here without taking it from the test.
  if (type === 'text/event-stream') return expected.content?.[type] ? [] : ['a stream is not described'];
  if (answer.bodyUsed) return [];
  const content = await answer.clone().text();
  if (content === '') {
    return expected.content && !expected['x-content-optional']
      ? ['content is described, and there is none']
      : [];
  }
  const described = type === null ? undefined : expected.content?.[type];
  if (!described) return [`content of type ${type} is not described`];
  if (expected['x-content-part']) return [];
  const validate = validatorOf(described.schema);
  return validate(type === 'text/plain' ? content : JSON.parse(content))
    ? []
    : [ajv.errorsText(validate.errors)];
}

const compiled = new Map<unknown, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  // References in the description count from its own beginning.
  const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/'));
  const made = ajv.compile(rooted);
  compiled.set(schema, made);
  return made;
}
