import { servedDocuments } from '@/app/served/served';
import { HomePage } from '@/components/documents/home/home-page';
import { Served } from '@/components/documents/shared/served';

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { q } = await searchParams;
  const { state, me } = await servedDocuments(typeof q === 'string' ? q.trim() : '');
  return (
    <Served state={state} me={me}>
      <HomePage />
    </Served>
  );
}
