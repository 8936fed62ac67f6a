/** Runs before anything is painted. Storage can be switched off. */
const SCRIPT = `try{const view=localStorage.getItem('midair.view');if(view)document.documentElement.dataset.view=view}catch{}`;

/**
 * Tells the page's styles which view of a document somebody has chosen on this device: the server cannot know, and what it
 * has laid out otherwise would jump.
 */
export function ChosenView({ nonce }: { readonly nonce: string | undefined }) {
  return (
    // Browsers hide the nonce from whoever reads it.
    <script nonce={nonce} suppressHydrationWarning>
      {SCRIPT}
    </script>
  );
}

/** The same once somebody chooses another. */
export function noteChosenView(view: string): void {
  document.documentElement.dataset.view = view;
}
