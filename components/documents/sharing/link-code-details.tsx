import { linkOf } from '@/components/documents/shared/copy-link';
import { Icon } from '@/components/ui/controls/icon';
import { LinkCode } from '@/components/ui/page/link-code';

interface LinkCodeDetailsProps {
  readonly link: string;
  /** What the code is of: "the document's link". */
  readonly of: string;
}

/** The QR code of a link, for whoever wants it. */
export function LinkCodeDetails({ link, of }: LinkCodeDetailsProps) {
  return (
    <details
      className="group"
      // It may open below the end of what is seen of its dialog.
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) currentTarget.scrollIntoView({ block: 'nearest' });
      }}
    >
      <summary className="inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-md pr-2 text-sm text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden pointer-coarse:min-h-11">
        <Icon name="chevronDown" className="size-4 -rotate-90 transition-transform group-open:rotate-0" />
        QR code of {of}
      </summary>
      <div className="mt-2">
        <LinkCode link={link} name={`QR code of ${of}`} />
      </div>
    </details>
  );
}

/** That of a document's own link. */
export function DocumentLinkCode({ documentId }: { readonly documentId: string }) {
  return <LinkCodeDetails link={linkOf(documentId)} of="the document’s link" />;
}
