import type { Metadata } from 'next';
import { IdentityControl } from '@/components/documents/home/identity-control';
import { DataProvider } from '@/components/documents/shared/data-provider';
import { InvitationPage } from '@/components/documents/sharing/invitation-page';

export const metadata: Metadata = { robots: { index: false } };

export default function Page() {
  return (
    <DataProvider>
      <InvitationPage identity={<IdentityControl />} />
    </DataProvider>
  );
}
