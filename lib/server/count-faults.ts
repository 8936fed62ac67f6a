interface Told {
  readonly onFirst: (fault: unknown) => void;
  /** It goes well again, after so many times that it did not. */
  readonly onEnd: (faults: number) => void;
}

/**
 * Counts what goes wrong again and again, to tell it as it begins and as it ends and not each time. To be called with each
 * fault, and with `null` where it went well.
 */
export function countFaults({ onFirst, onEnd }: Told): (fault: unknown) => void {
  let faults = 0;
  return (fault) => {
    if (fault === null) {
      if (faults > 0) onEnd(faults);
      faults = 0;
      return;
    }
    faults += 1;
    if (faults === 1) onFirst(fault);
  };
}
