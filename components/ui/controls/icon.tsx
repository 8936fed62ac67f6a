const paths = {
  alert: 'M8 2.2 14.4 13.4H1.6L8 2.2Zm0 4.1v3.4m0 1.9v.1',
  archive: 'M2.4 3.2h11.2v3H2.4zM3.4 6.2v6.6h9.2V6.2M6.4 8.8h3.2',
  arrowLeft: 'M9.5 3.5 5 8l4.5 4.5',
  bold: 'M4.6 2.8h3.9a2.5 2.5 0 0 1 0 5H4.6zM4.6 7.8h4.5a2.7 2.7 0 0 1 0 5.4H4.6z',
  bullets: 'M6.2 4h7.6M6.2 8h7.6M6.2 12h7.6M2.4 4h.5M2.4 8h.5M2.4 12h.5',
  check: 'm3.2 8.6 3 3 6.6-7.2',
  chevronDown: 'm4 6.2 4 4 4-4',
  chevronUp: 'm4 9.8 4-4 4 4',
  close: 'm4 4 8 8m0-8-8 8',
  pin: 'M5.5 2.5h5L10 7l2 2v1.25H4V9l2-2-.5-4.5ZM8 10.25v3.5',
  code: 'm5.2 4.6-3.4 3.4 3.4 3.4m5.6-6.8L14.2 8l-3.4 3.4',
  codeBlock: 'M2.2 2.6h11.6v10.8H2.2zM6.6 6 4.6 8l2 2m2.8-4 2 2-2 2',
  copy: 'M5.5 5.5h7v8h-7zM10.5 5.5v-3h-7v8h2',
  download: 'M8 2.5v7.6m-3.2-3L8 10.3l3.2-3.2M3 13.2h10',
  eye: 'M1.6 8S3.9 3.8 8 3.8 14.4 8 14.4 8 12.1 12.2 8 12.2 1.6 8 1.6 8ZM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z',
  focus: 'M2.4 5.6V2.4h3.2M10.4 2.4h3.2v3.2M13.6 10.4v3.2h-3.2M5.6 13.6H2.4v-3.2M5 8h6',
  fold: 'M3 8h10M8 1.8v3.4M6.2 3.6 8 5.4l1.8-1.8M8 14.2v-3.4m-1.8 1.6L8 10.6l1.8 1.8',
  heading: 'M3.6 2.8v10.4M12.4 2.8v10.4M3.6 8h8.8',
  history: 'M2.7 5.2A6 6 0 1 1 2 8m.4-5v2.6H5M8 5v3.3l2.2 1.4',
  italic: 'M6.8 2.8h5M4.2 13.2h5M9.4 2.8 6.6 13.2',
  keyboard: 'M1.8 4.2h12.4v7.6H1.8zM4.4 6.8h.01M6.8 6.8h.01M9.2 6.8h.01M11.6 6.8h.01M5 9.3h6',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9',
  monitor: 'M2.2 3h11.6v7.6H2.2zM6 13.4h4M8 10.6v2.8',
  moon: 'M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7Z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  numbers:
    'M6.6 4h7.2M6.6 8h7.2M6.6 12h7.2M2.2 3.3l1-.6v3M2 10.4c.2-.8 1.8-.8 1.8.2 0 .7-1.8 1.2-1.8 2.3h1.8',
  outline: 'M2.5 3.5h7M5 6.5h8.5M5 9.5h6.5M2.5 12.5h9',
  people:
    'M6 2.8a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6ZM1.8 13.2c0-2.4 1.9-3.9 4.2-3.9s4.2 1.5 4.2 3.9M10.6 3.1a2.1 2.1 0 0 1 0 4M12 9.6c1.4.5 2.3 1.8 2.3 3.6',
  pencil: 'm3 13 .6-2.8 7.2-7.2 2.2 2.2-7.2 7.2L3 13Z',
  plus: 'M8 3.2v9.6M3.2 8h9.6',
  quote: 'M2.8 3v10M6 4.4h7.4M6 8h7.4M6 11.6h4.6',
  printer: 'M4.6 6V2.4h6.8V6M4.4 11.4H2.6V6.2h10.8v5.2h-1.8M4.6 9.6h6.8v4H4.6z',
  redo: 'M12.8 6.2H6.4a3.4 3.4 0 0 0 0 6.8h2.4M10 3.4l2.8 2.8L10 9',
  search: 'M7 2.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8Zm3.2 7.6 3.4 3.4',
  strike:
    'M2.6 8h10.8M11.3 4.7C10.9 3.5 9.7 2.8 8 2.8c-2 0-3.4 1-3.4 2.5 0 .6.2 1 .6 1.4M4.5 11.1c.4 1.3 1.7 2.1 3.5 2.1 2.1 0 3.6-1 3.6-2.7 0-.3-.1-.6-.2-.9',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.6v1.2m0 10.4v1.2M1.6 8h1.2m10.4 0h1.2M3.5 3.5l.8.8m7.4 7.4.8.8m0-9-.8.8m-7.4 7.4-.8.8',
  table: 'M2.2 3h11.6v10H2.2zM2.2 6.4h11.6M2.2 9.7h11.6M8 3v10',
  tasks: 'M2.6 2.6h10.8v10.8H2.6zM5.2 8.1l2 2 3.6-4.2',
  trash: 'M3 4.4h10M6.4 4.4V2.8h3.2v1.6M4.2 4.4l.6 9h6.4l.6-9',
  undo: 'M3.2 6.2h6.4a3.4 3.4 0 0 1 0 6.8H7.2M6 3.4 3.2 6.2 6 9',
  upload: 'M8 10.3V2.7m-3.2 3L8 2.5l3.2 3.2M3 13.2h10',
} as const;

/** The name of a drawing in the set. */
export type IconName = keyof typeof paths;

/** A small line drawing that repeats what the words beside it say, so screen readers skip it. */
export function Icon({
  name,
  className = 'size-4',
}: {
  readonly name: IconName;
  readonly className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      <path d={paths[name]} />
    </svg>
  );
}
