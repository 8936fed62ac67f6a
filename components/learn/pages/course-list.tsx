import Link from 'next/link';
import { TOPICS } from '@/lib/lab/learn/topics';

/** Every page of the course, in order, with what one knows after it. */
export function CourseList() {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {TOPICS.map(({ slug, title, line }, index) => (
        <li key={slug}>
          <Link
            href={`/learn/${slug}`}
            className="group flex gap-4 rounded-md py-3.5 hover:bg-surface sm:items-baseline"
          >
            <span aria-hidden="true" className="w-6 text-right text-sm text-ink-faint tabular-nums">
              {index + 1}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block font-medium group-hover:text-accent group-hover:underline group-hover:underline-offset-4">
                {title}
              </span>
              <span className="block text-sm text-pretty text-ink-soft">{line}</span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
