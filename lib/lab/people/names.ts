const NAMES = (
  'Ana Ben Cleo Dan Eva Finn Gia Hugo Ida Jon Kim Leo Mia Nils Ola Pia Quin Rosa Sam Tea Uma Vito Wim Xena Yuri Zoe ' +
  'Ada Bo Cara Dov Elin Fay Gus Hana Ivo Jade Kai Lena Max Nora Otto Paul Rina Sven Tom Una Vera Will Yara Zeno'
).split(' ');

/** The name of the nth client to join a lab, counted from 0: Ana, Ben, Cleo …, and from the second round on “Ana 2”. */
export function clientName(index: number): string {
  const name = NAMES[index % NAMES.length]!;
  const round = Math.floor(index / NAMES.length);
  return round === 0 ? name : `${name} ${round + 1}`;
}
