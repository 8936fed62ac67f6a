import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LessonFrame } from '@/components/learn/pages/lesson-frame';
import { LessonText } from '@/components/learn/pages/lesson-text';
import { findTopic, TOPICS } from '@/lib/lab/learn/topics';

interface Props {
  readonly params: Promise<{ readonly topic: string }>;
}

/** The course is complete: any other address is no page. */
export const dynamicParams = false;

export function generateStaticParams() {
  return TOPICS.map(({ slug }) => ({ topic: slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = findTopic((await params).topic);
  return found ? { title: `${found.topic.title} · Midair`, description: found.topic.line } : {};
}

export default async function Page({ params }: Props) {
  const found = findTopic((await params).topic);
  if (!found) notFound();
  return (
    <LessonFrame {...found}>
      <LessonText slug={found.topic.slug} />
    </LessonFrame>
  );
}
