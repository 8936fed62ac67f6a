import Link from 'next/link';
import { Fragment } from 'react';
import { SiteHeader } from '@/components/ui/page/site-header';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { type ApiDescription, type Located, operationsOf } from './api-description';
import { ExamplesProvider } from './examples-provider';
import { AnswerTable, OperationEntry } from './operation-entry';
import { schemaText } from './schema-text';

/** What follows from another method is said in a line. */
const IMPLIED = ['HEAD', 'OPTIONS'];

/** The contract of the API for reading and trying, made from its description. */
export function ApiPage({ description }: { readonly description: ApiDescription }) {
  const { info, components, paths } = description;
  const operations = operationsOf(description);
  const common = new Set(
    Object.keys(components.responses).filter((status) =>
      operations.every(({ operation }) => status in operation.responses),
    ),
  );
  const shown = operations.filter(({ method }) => !IMPLIED.includes(method));
  return (
    <>
      <SiteHeader wide />
      <main
        id="main"
        className="mx-auto max-w-6xl px-4 pt-6 pb-24 sm:px-6 sm:pt-10 lg:grid lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-12"
      >
        <Contents paths={Object.keys(paths)} operations={shown} />
        <div className="min-w-0">
          <h1 className="font-serif text-3xl sm:text-4xl">The API</h1>
          <p className="mt-3 max-w-[65ch] text-pretty text-ink-soft">{info.description}</p>
          <p className="mt-3 max-w-[65ch] text-pretty text-ink-soft">
            Each example really runs on this server, as a person made for it, after the requests that it
            needs. Your own documents stay as they are. Examples about tokens and devices run as you, because
            only a browser may send them.
          </p>
          <p className="mt-4 flex flex-wrap gap-x-5 gap-y-1">
            {[
              ['/api/openapi.json', 'OpenAPI 3.1'],
              ['/problems', 'All kinds of problems'],
              ['/learn', 'Why it is like this'],
            ].map(([href, name]) => (
              <Link
                key={href}
                href={href!}
                prefetch={false}
                className="inline-flex min-h-9 items-center underline decoration-line-strong underline-offset-4 pointer-coarse:min-h-11"
              >
                {name}
              </Link>
            ))}
          </p>
          <div className="mt-8">
            <AnswerTable
              caption="Answers that any request can get"
              answers={[...common].map((status) => [status, components.responses[status]!])}
            />
          </div>
          <ExamplesProvider operations={operations.filter(({ operation }) => operation['x-example'])}>
            {Object.keys(paths).map((path) => (
              <section key={path} aria-labelledby={idOf(path)} className="mt-12">
                <h2 id={idOf(path)} className="scroll-mt-4 font-serif text-2xl break-words">
                  {breakable(path)}
                </h2>
                <p className="mt-1.5 text-sm text-ink-faint">
                  {operations.some((each) => each.path === path && each.method === 'HEAD')
                    ? 'HEAD answers like GET, without content. OPTIONS lists the methods.'
                    : 'OPTIONS lists the methods.'}
                </p>
                {shown
                  .filter((each) => each.path === path)
                  .map((located) => (
                    <OperationEntry
                      key={located.method}
                      located={located}
                      components={components}
                      common={common}
                    />
                  ))}
              </section>
            ))}
          </ExamplesProvider>
          <section aria-labelledby="shapes" className="mt-16">
            <h2 id="shapes" className="scroll-mt-4 font-serif text-2xl">
              Shapes of content
            </h2>
            {Object.entries(components.schemas).map(([name, schema]) => (
              <div key={name} className="mt-6">
                <h3 id={`shape-${name}`} className="scroll-mt-4 font-mono text-sm font-semibold">
                  {name}
                </h3>
                {typeof schema.description === 'string' && (
                  <p className="mt-1 max-w-[65ch] text-sm text-ink-soft">{schema.description}</p>
                )}
                <ScrollRegion
                  label={`Shape of ${name}`}
                  className="mt-2 overflow-x-auto rounded-md border border-line bg-sunken"
                >
                  <pre className="p-3 font-mono text-xs leading-relaxed whitespace-pre-wrap break-words">
                    {schemaText(schema)}
                  </pre>
                </ScrollRegion>
              </div>
            ))}
          </section>
        </div>
      </main>
    </>
  );
}

interface ContentsProps {
  readonly paths: readonly string[];
  readonly operations: readonly Located[];
}

/** Every operation by its resource: beside the text where there is room, else folded before it. */
function Contents({ paths, operations }: ContentsProps) {
  const list = (
    <ul className="space-y-3 text-sm">
      {paths.map((path) => (
        <li key={path}>
          <a
            href={`#${idOf(path)}`}
            className="font-mono text-xs wrap-anywhere text-ink-soft hover:text-ink hover:underline"
          >
            {breakable(path.replace('/api', ''))}
          </a>
          <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
            {operations
              .filter((each) => each.path === path)
              .map(({ method, operation }) => (
                <li key={method}>
                  <a
                    href={`#${operation.operationId}`}
                    className="inline-flex min-h-6 items-center font-mono text-xs font-semibold text-accent hover:underline pointer-coarse:min-h-11"
                  >
                    {method}
                    <span className="sr-only"> {path}</span>
                  </a>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label="Resources">
      <details className="mb-8 rounded-lg border border-line px-4 py-3 lg:hidden">
        <summary className="cursor-pointer font-semibold pointer-coarse:-my-3 pointer-coarse:py-3">
          Resources
        </summary>
        <div className="mt-3">{list}</div>
      </details>
      <div className="sticky top-4 hidden max-h-[calc(100dvh-2rem)] overflow-y-auto pb-8 lg:block">
        {list}
      </div>
    </nav>
  );
}

/** A path that may go on in the next line after each slash. */
function breakable(path: string) {
  return path.split(/(?<=\/)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a path never change their order.
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function idOf(path: string): string {
  return path.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '');
}
