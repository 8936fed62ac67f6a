import type { Metadata } from 'next';
import { DataProvider } from '@/components/documents/shared/data-provider';
import { DevicePage } from '@/components/settings/device-page';

export const metadata: Metadata = { robots: { index: false } };

export default function Page() {
  return (
    <DataProvider>
      <DevicePage />
    </DataProvider>
  );
}
