import { LabHome } from '@/components/lab/page/lab-home';

export default function Page() {
  return <LabHome />;
}
