import type { Metadata } from 'next';
import { ProblemIndex } from '@/components/problems/problem-page';

export const metadata: Metadata = { title: 'When something does not work · Midair' };

export default function Page() {
  return <ProblemIndex />;
}
