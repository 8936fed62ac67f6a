import { PageSkeleton } from '@/components/documents/home/page-skeleton';

export default function Loading() {
  return <PageSkeleton wide heading="History" label="Loading the history…" />;
}
