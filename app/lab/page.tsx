import { LabHome } from '@/components/lab/lab-home';

export default function Page() {
  return <LabHome />;
}
