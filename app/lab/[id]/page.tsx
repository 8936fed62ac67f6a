import { LabPage } from '@/components/lab/page/lab-page';

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <LabPage key={id} labId={id} />;
}
