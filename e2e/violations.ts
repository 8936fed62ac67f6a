import type { BrowserContext } from '@playwright/test';

declare global {
  interface Window {
    /** Where each page of a watched context tells what its policy forbade. */
    policyForbade: (what: string) => void;
  }
}

/**
 * Hears of everything that the Content-Security-Policy of any page or frame of a context forbids from now on
 * (`securitypolicyviolation`, CSP Level 3 §5.3). Our own pages do nothing that is forbidden, and what people wrote never
 * comes so far that the policy has to stop it: so a test in which this hears of anything has found a fault.
 */
export async function watchPolicy(context: BrowserContext, report: (what: string) => void): Promise<void> {
  await context.exposeBinding('policyForbade', ({ page }, what: string) => report(`${page.url()}: ${what}`));
  await context.addInitScript(() => {
    window.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) =>
        window.policyForbade(
          `${effectiveDirective} forbids ${blockedURI} “${sample}” (${sourceFile}:${lineNumber})`,
        ),
      { capture: true },
    );
  });
}
