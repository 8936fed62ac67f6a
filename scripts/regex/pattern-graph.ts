import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { alphabetOf } from './alphabet';

/** Whether something holds between two characters; `perhaps` if that depends on more than these two. */
type Verdict = 'yes' | 'no' | 'perhaps';
/** A character by its place in the alphabet; -1 where the text has none, at its beginning and end. */
type Letter = number;
/** What has to hold between the character just read and the next one. */
type Guard = (before: Letter, next: Letter) => Verdict;

/** From one place of a pattern on to another, on one way through what reads nothing. */
export interface Step {
  /** The place that reads next, or `ACCEPTED`. */
  readonly to: number;
  readonly guards: readonly Guard[];
}

/** A pattern as places that read one character each, and the steps between them. */
export interface PatternGraph {
  readonly alphabet: readonly string[];
  /** For each place, which letters it reads. */
  readonly reads: readonly (readonly boolean[])[];
  /** For each place, what may come next. The last, one more than there are places, is where an attempt begins. */
  readonly steps: readonly (readonly Step[])[];
  /** Whether attempts begin at every letter of a text; else at its beginning alone. */
  readonly isSearch: boolean;
}

/** Where a step leads to when the whole pattern has been found. */
export const ACCEPTED = -1;

/** Repetitions that may be more than this count as endless. */
const MANY = 32;
/** As many repetitions are told apart where there are not many. */
const MOST_COPIES = 4;

type Direction = 'forward' | 'backward';
type Reader = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;
type Node =
  | { readonly kind: 'read'; readonly place: number; readonly next: Node }
  | { readonly kind: 'guard'; readonly guard: Guard; readonly next: Node }
  | { readonly kind: 'fork'; readonly ways: Node[] }
  /** What lies between its two ends has to read something to count. */
  | { readonly kind: 'part'; readonly at: 'begin' | 'end'; readonly part: object; readonly next: Node }
  | { readonly kind: 'accepted' };

/**
 * The graph of a pattern, and one more for each assertion in it that looks further than one character, since these are
 * patterns which begin at any place. What these say is not known in the graph around them.
 */
export function graphsOf({ source, flags }: Pick<RegExp, 'source' | 'flags'>): readonly PatternGraph[] {
  const asked = {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  };
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, asked);
  const readers = readersIn(pattern);
  const oneCharacter = new Map(
    readers.map((reader) => [reader, new RegExp(`^${reader.raw}$`, flags.replace(/[^iusv]/g, ''))]),
  );
  const lineEnd = /^[\n\r\u2028\u2029]$/;
  const inWord = /^\w$/;
  const alphabet = alphabetOf(
    [...oneCharacter.values(), lineEnd, inWord],
    asked.unicode || asked.unicodeSets,
  );
  const lettersOf = (part: RegExp) => alphabet.map((letter) => part.test(letter));
  const letters = new Map([...oneCharacter].map(([reader, part]) => [reader, lettersOf(part)]));
  const compile = compiler({
    isMultiline: flags.includes('m'),
    endsLine: lettersOf(lineEnd),
    isInWord: lettersOf(inWord),
    letters,
  });
  const graphs: PatternGraph[] = [];
  const open: [readonly AST.Alternative[], Direction][] = [[pattern.alternatives, 'forward']];
  for (const [alternatives, direction] of open) {
    const { reads, steps, inner } = compile(alternatives, direction);
    graphs.push({ alphabet, reads, steps, isSearch: graphs.length > 0 || !flags.includes('y') });
    open.push(...inner);
  }
  return graphs;
}

interface Letters {
  readonly isMultiline: boolean;
  readonly endsLine: readonly boolean[];
  readonly isInWord: readonly boolean[];
  readonly letters: ReadonlyMap<Reader, readonly boolean[]>;
}

function compiler({ isMultiline, endsLine, isInWord, letters }: Letters) {
  return (alternatives: readonly AST.Alternative[], direction: Direction) => {
    const reads: (readonly boolean[])[] = [];
    const after: Node[] = [];
    const inner: [readonly AST.Alternative[], Direction][] = [];

    const either = (ways: readonly AST.Alternative[], next: Node): Node =>
      ways.length === 1
        ? inOrder(ways[0]!.elements, next)
        : { kind: 'fork', ways: ways.map(({ elements }) => inOrder(elements, next)) };

    const inOrder = (elements: readonly AST.Element[], next: Node): Node =>
      direction === 'forward' ? elements.reduceRight(one, next) : elements.reduce(one, next);

    const one = (next: Node, element: AST.Element): Node => {
      switch (element.type) {
        case 'Quantifier':
          return repeated(element, next);
        case 'Group':
        case 'CapturingGroup':
          return either(element.alternatives, next);
        case 'Backreference':
          // What a group has read is one of the things that it reads.
          return either([element.resolved].flat()[0]!.alternatives, next);
        case 'Assertion':
          return asserted(element, { kind: 'guard', guard: guardOf(element), next });
        default: {
          const place = reads.push(letters.get(element)!) - 1;
          after[place] = next;
          return { kind: 'read', place, next };
        }
      }
    };

    /** What is looked at in the direction of reading is read from here; the other way round it is a pattern of its own. */
    const asserted = (assertion: AST.Assertion, next: Node): Node => {
      if (assertion.kind !== 'lookahead' && assertion.kind !== 'lookbehind') return next;
      const reading = assertion.kind === 'lookahead' ? 'forward' : 'backward';
      if (reading !== direction) {
        inner.push([assertion.alternatives, reading]);
        return next;
      }
      const part = {};
      const end: Node = { kind: 'part', at: 'end', part, next: { kind: 'accepted' } };
      const begin: Node = { kind: 'part', at: 'begin', part, next: either(assertion.alternatives, end) };
      return { kind: 'fork', ways: [begin, next] };
    };

    const repeated = ({ element, min, max }: AST.Quantifier, next: Node): Node => {
      let node = next;
      if (max > MANY) {
        const part = {};
        const fork: Node = { kind: 'fork', ways: [] };
        const round = one({ kind: 'part', at: 'end', part, next: fork }, element);
        fork.ways.push({ kind: 'part', at: 'begin', part, next: round }, next);
        node = fork;
      } else {
        for (let copies = Math.min(max - min, MOST_COPIES); copies > 0; copies--) {
          node = { kind: 'fork', ways: [one(node, element), next] };
        }
      }
      for (let copies = Math.min(min, MOST_COPIES); copies > 0; copies--) node = one(node, element);
      return node;
    };

    /** Assertions are written for the text as it is read forward; before and after change places backward. */
    const guardOf = (assertion: AST.Assertion): Guard => {
      const holds = between(assertion);
      return direction === 'forward' ? holds : (before, next) => holds(next, before);
    };

    const between = (assertion: AST.Assertion): Guard => {
      const isEdge = (letter: Letter) => letter < 0 || (isMultiline && endsLine[letter]!);
      switch (assertion.kind) {
        case 'start':
          return (left) => verdict(isEdge(left));
        case 'end':
          return (_, right) => verdict(isEdge(right));
        case 'word':
          return (left, right) =>
            verdict(((isInWord[left] ?? false) !== (isInWord[right] ?? false)) !== assertion.negate);
        default: {
          const isAhead = assertion.kind === 'lookahead';
          return (left, right) => {
            const found = assertion.alternatives.map((way) => looked(way, isAhead, left, right));
            if (found.includes('yes')) return verdict(!assertion.negate);
            return found.includes('perhaps') ? 'perhaps' : verdict(assertion.negate);
          };
        }
      }
    };

    /** What one character says of an alternative of an assertion. */
    const looked = (
      { elements }: AST.Alternative,
      isAhead: boolean,
      left: Letter,
      right: Letter,
    ): Verdict => {
      const first = isAhead ? elements[0] : elements.at(-1);
      if (!first) return 'yes';
      if (first.type === 'Assertion') return elements.length === 1 ? between(first)(left, right) : 'perhaps';
      const mark = first.type === 'Quantifier' && first.min > 0 ? first.element : first;
      if (!isReader(mark)) return 'perhaps';
      if (!(letters.get(mark)![isAhead ? right : left] ?? false)) return 'no';
      return elements.length === 1 && (first === mark || (first as AST.Quantifier).min === 1)
        ? 'yes'
        : 'perhaps';
    };

    const start = either(alternatives, { kind: 'accepted' });
    const steps = [...after, start].map((node) => stepsFrom(node));
    return { reads, steps, inner };
  };
}

/** Every way from here to what reads next. A round of a loop that reads nothing is none (ECMA-262 §22.2.2.3.1). */
function stepsFrom(node: Node): readonly Step[] {
  const steps: Step[] = [];
  const walk = (at: Node, guards: readonly Guard[], begun: ReadonlySet<object>): void => {
    switch (at.kind) {
      case 'read':
        steps.push({ to: at.place, guards });
        break;
      case 'accepted':
        steps.push({ to: ACCEPTED, guards });
        break;
      case 'guard':
        walk(at.next, [...guards, at.guard], begun);
        break;
      case 'fork':
        for (const way of at.ways) walk(way, guards, begun);
        break;
      case 'part':
        if (at.at === 'begin') walk(at.next, guards, new Set(begun).add(at.part));
        else if (!begun.has(at.part)) walk(at.next, guards, begun);
    }
  };
  walk(node, [], new Set());
  return steps;
}

const verdict = (holds: boolean): Verdict => (holds ? 'yes' : 'no');

const isReader = (node: AST.Node): node is Reader =>
  ['Character', 'CharacterSet', 'CharacterClass', 'ExpressionCharacterClass'].includes(node.type);

/** All that reads one character, wherever it stands in the pattern. */
function readersIn(node: AST.Pattern | AST.Alternative | AST.Element): readonly Reader[] {
  if (isReader(node)) return [node];
  if ('alternatives' in node) return node.alternatives.flatMap(readersIn);
  if ('elements' in node) return node.elements.flatMap(readersIn);
  return node.type === 'Quantifier' ? readersIn(node.element) : [];
}
