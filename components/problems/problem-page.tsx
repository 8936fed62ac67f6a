import Link from 'next/link';
import { SiteHeader } from '@/components/ui/page/site-header';
import { PROBLEM_KINDS, type ProblemCode, problemPath } from '@/lib/documents/problems/problem-kinds';
import { explanations } from './explanations';

/** What a kind of problem means: for whoever met it, and for whoever writes programs. */
export function ProblemPage({ code }: { readonly code: ProblemCode }) {
  const { status, title } = PROBLEM_KINDS[code];
  const { happened, safe, next, developers } = explanations[code];
  const parts = [
    ['What happened', happened],
    ['Is my text safe?', safe],
    ['What to do', next],
  ] as const;
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto max-w-[44rem] px-4 pt-6 pb-24 sm:px-6 sm:pt-10">
        <h1 className="font-serif text-3xl text-balance break-words sm:text-4xl">{title}</h1>
        <p className="mt-2 text-sm text-ink-faint">
          Status {status} · <code className="font-mono">{code}</code>
        </p>
        {parts.map(([heading, text]) => (
          <section key={heading} className="mt-8">
            <h2 className="text-lg font-semibold">{heading}</h2>
            <p className="mt-1.5 text-pretty text-ink-soft">{text}</p>
          </section>
        ))}
        <section className="mt-10 border-t border-line pt-5 text-sm">
          <h2 className="font-semibold">For developers</h2>
          <p className="mt-1.5 text-pretty text-ink-soft">{developers}</p>
        </section>
        <p className="mt-8 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {[
            ['/', 'All documents'],
            ['/problems', 'All kinds of problems'],
          ].map(([href, name]) => (
            <Link
              key={href}
              href={href!}
              className="inline-flex min-h-9 items-center underline decoration-line-strong underline-offset-4"
            >
              {name}
            </Link>
          ))}
        </p>
      </main>
    </>
  );
}

/** All kinds of problems, each leading to its page. */
export function ProblemIndex() {
  const codes = Object.keys(PROBLEM_KINDS) as ProblemCode[];
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto max-w-[44rem] px-4 pt-6 pb-24 sm:px-6 sm:pt-10">
        <h1 className="font-serif text-3xl sm:text-4xl">When something does not work</h1>
        <p className="mt-3 text-pretty text-ink-soft">
          Every reason why the server can say no, and what to do then. Your text is kept each time.
        </p>
        <ul className="mt-6 divide-y divide-line">
          {codes.map((code) => (
            <li key={code} className="relative flex gap-4 py-2.5">
              <span className="w-9 shrink-0 text-ink-faint tabular-nums">{PROBLEM_KINDS[code].status}</span>
              <Link
                href={problemPath(code)}
                className="min-w-0 break-words after:absolute after:inset-0 hover:underline hover:underline-offset-4"
              >
                {PROBLEM_KINDS[code].title}
              </Link>
            </li>
          ))}
        </ul>
      </main>
    </>
  );
}
