import type { Metadata } from 'next';
import { DevicePage } from '@/components/settings/device-page';

export const metadata: Metadata = { robots: { index: false } };

export default function Page() {
  return <DevicePage />;
}
