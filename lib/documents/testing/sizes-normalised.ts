/** The lengths of all texts that some work normalises. */
export function sizesNormalised(work: () => void): readonly number[] {
  const sizes: number[] = [];
  const normalize = String.prototype.normalize;
  String.prototype.normalize = function counting(form) {
    sizes.push(this.length);
    return normalize.call(this, form);
  };
  try {
    work();
  } finally {
    String.prototype.normalize = normalize;
  }
  return sizes;
}
