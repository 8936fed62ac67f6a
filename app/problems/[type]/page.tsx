import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProblemPage } from '@/components/problems/problem-page';
import { PROBLEM_KINDS, type ProblemCode, problemPath } from '@/lib/documents/problems/problem-kinds';

interface Props {
  readonly params: Promise<{ readonly type: string }>;
}

const codes = Object.keys(PROBLEM_KINDS) as ProblemCode[];
const codeOf = (type: string) => codes.find((code) => problemPath(code) === `/problems/${type}`);

/** Every kind has its page, and there are no others. */
export const dynamicParams = false;

export function generateStaticParams() {
  return codes.map((code) => ({ type: problemPath(code).split('/').at(-1)! }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const code = codeOf((await params).type);
  return code ? { title: `${PROBLEM_KINDS[code].title} · Midair` } : {};
}

export default async function Page({ params }: Props) {
  const code = codeOf((await params).type);
  if (!code) notFound();
  return <ProblemPage code={code} />;
}
