import { PageSkeleton } from '@/components/documents/page-skeleton';

export default function Loading() {
  return <PageSkeleton wide heading="History" label="Loading the history…" />;
}
