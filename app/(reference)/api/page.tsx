import type { Metadata } from 'next';
import { ApiPage } from '@/components/api/api-page';
import { describeApi } from '@/lib/openapi/description';

export const metadata: Metadata = {
  title: 'API · Midair',
  description: 'Every resource, field and status of the API, with examples to run.',
};

export default function Page() {
  return <ApiPage description={describeApi('/')} />;
}
