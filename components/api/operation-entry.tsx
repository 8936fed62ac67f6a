import { FactTable } from '@/components/learn/blocks/fact-table';
import { type Answer, nameOf, type Reference } from '@/lib/openapi/parts';
import type { ApiDescription, Located } from './api-description';
import { ExampleRunner } from './example-runner';
import { schemaText } from './schema-text';

interface OperationEntryProps {
  readonly located: Located;
  readonly components: ApiDescription['components'];
  /** The statuses that any request may be answered with, and that are said once for all. */
  readonly common: ReadonlySet<string>;
}

/** One method of a resource: what it takes, what it answers, and an example to run. */
export function OperationEntry({ located, components, common }: OperationEntryProps) {
  const { path, method, operation, parameters } = located;
  const { operationId, summary, requestBody, responses } = operation;
  const name = `${method} ${path}`;
  return (
    <section aria-labelledby={operationId} className="mt-6 border-t border-line pt-5">
      <h3 id={operationId} className="scroll-mt-4 font-mono text-sm font-semibold break-words">
        <span className="text-accent">{method}</span> {path}
      </h3>
      <p className="mt-1.5 max-w-[65ch] text-pretty text-ink-soft">
        <Words text={summary} />
      </p>
      {parameters.length > 0 && (
        <div className="mt-4">
          <FactTable
            caption={`What ${name} may say`}
            head={['Name', 'In', 'Meaning']}
            rows={parameters.map((each) => [
              <code key="name">{each.name}</code>,
              each.in === 'header' ? 'field' : each.in,
              <Words key="words" text={each.description} />,
            ])}
          />
        </div>
      )}
      {requestBody && (
        <div className="mt-4 space-y-2">
          <h4 className="text-sm font-semibold">Content of the request</h4>
          {Object.entries(requestBody.content).map(([type, { schema }]) => (
            <ContentShape key={type} type={type} schema={schema} />
          ))}
        </div>
      )}
      <div className="mt-4">
        <AnswerTable
          caption={`What ${name} answers`}
          answers={Object.entries(responses)
            .filter(([status]) => !common.has(status))
            .map(([status, given]) => [
              status,
              '$ref' in given ? components.responses[nameOf(given)]! : given,
            ])}
        />
      </div>
      {operation['x-example'] ? (
        <ExampleRunner operationId={operationId} name={name} />
      ) : (
        <p className="mt-4 text-sm text-ink-faint">
          It does not run from here, because it would lead you away from this page or sign you out.
        </p>
      )}
    </section>
  );
}

interface AnswerTableProps {
  readonly caption: string;
  readonly answers: readonly (readonly [status: string, answer: Answer])[];
}

/** Answers by status: what each means, carries and says in its fields. */
export function AnswerTable({ caption, answers }: AnswerTableProps) {
  return (
    <FactTable
      caption={caption}
      head={['Status', 'Meaning', 'Content', 'Fields']}
      rows={answers.map(([status, answer]) => [
        status,
        <Words key="words" text={answer.description} />,
        contentOf(answer),
        <span key="fields" className="font-mono text-[0.8125rem]">
          {Object.keys(answer.headers ?? {}).join(', ')}
        </span>,
      ])}
    />
  );
}

/** A sentence of the description: between backticks stands code, as in Markdown. */
function Words({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order.
      <code key={index} className="font-mono text-[0.8125rem]">
        {part}
      </code>
    ),
  );
}

function ContentShape({ type, schema }: { readonly type: string; readonly schema: object }) {
  return (
    <p className="text-sm">
      <code className="font-mono text-[0.8125rem]">{type}</code>: <Shape schema={schema} />
    </p>
  );
}

function Shape({ schema }: { readonly schema: object }) {
  const text = schemaText(schema as Reference);
  if ('$ref' in schema) {
    return (
      <a href={`#shape-${text}`} className="text-accent underline underline-offset-2">
        {text}
      </a>
    );
  }
  return <code className="font-mono text-[0.8125rem]">{text}</code>;
}

function contentOf({ content = {} }: Answer) {
  const [first] = Object.values(content);
  return first ? <Shape schema={first.schema} /> : '–';
}
