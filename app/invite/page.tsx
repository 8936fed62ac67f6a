import type { Metadata } from 'next';
import { IdentityControl } from '@/components/documents/home/identity-control';
import { InvitationPage } from '@/components/documents/sharing/invitation-page';

export const metadata: Metadata = { robots: { index: false } };

export default function Page() {
  return <InvitationPage identity={<IdentityControl />} />;
}
