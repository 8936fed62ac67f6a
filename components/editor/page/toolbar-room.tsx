/** As much room as the toolbar takes, while it is on its way. */
export function ToolbarRoom() {
  return (
    <div aria-hidden="true" className="shrink-0 border-b border-line py-1">
      <div className="h-8 pointer-coarse:h-11" />
    </div>
  );
}
