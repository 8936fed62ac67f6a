/** What makes a sentence hard for people who learned English as a second language. */
interface Rule {
  /** What such a sentence has, in a few words. */
  readonly found: string;
  /** What to write instead. */
  readonly instead: string;
  /** Whether a sentence is one of them. It begins with its first word and ends with its full stop, if it has one. */
  readonly holds: (sentence: string) => boolean;
}

const LONGEST = 40;
/** What divides a sentence into clauses, in each of which one “not” is easily understood. */
const CLAUSE =
  /[.,;:!?()–“”]|\b(?:that|which|who|when|if|while|because|since|before|until|than|and|but|or|to|so|as|what|where)\b/i;

const has =
  (pattern: RegExp): Rule['holds'] =>
  (sentence) =>
    pattern.test(sentence);

const isQuestion = (sentence: string): boolean => /\?["”’)]{0,2}$/.test(sentence);

export const RULES: readonly Rule[] = [
  {
    found: 'a subject that is a riddle (“Who leaves it out overwrites”)',
    instead:
      'Name who or what acts: “A client that leaves it out overwrites”. For a condition write “if” or “when”.',
    holds: (sentence) => {
      if (isQuestion(sentence)) return false;
      const words = wordsOf(sentence);
      return (words > 4 && /^(?:Who|Where)\b/.test(sentence)) || (words > 12 && /^What\b/.test(sentence));
    },
  },
  {
    found: 'whoever, whom or whose',
    instead: 'Write “the person who”, “anyone who”, or leave the word out: “people you invite”.',
    holds: has(/\b(?:who(?:m)?ever|whom|(?:of|in|to|by|for|with|from|under|at|on) whose)\b/i),
  },
  {
    found: '“looks what”',
    instead: 'Write “checks what”, “sees what” or “looks at”.',
    holds: has(/\blook(?:s|ed|ing)? (?:what|who|whether|if|how|which|where)\b/i),
  },
  {
    found: 'a verb before its subject',
    instead: 'Put the subject first: “The copies stay too”, “Nobody has read it”.',
    holds: (sentence) => !isQuestion(sentence) && INVERTED.some((pattern) => pattern.test(sentence)),
  },
  {
    found: 'two negatives in one clause',
    instead: 'Say what is so, not what is not.',
    holds: (sentence) => !isQuestion(sentence) && sentence.split(CLAUSE).some(hasTwoNegatives),
  },
  {
    found: '“of which” and its like',
    instead: 'Make two sentences, or write “whose”, “its”.',
    holds: (sentence) =>
      !isQuestion(sentence) &&
      /\b(?:of|by|as|than|under|after|before|upon|through|without) which\b/i.test(sentence),
  },
  {
    found: 'a word that is rare or old',
    instead: 'Use an everyday word: so, but, again, by this, fix, except.',
    holds: has(
      /\b(?:hence|there(?:of|by|in|upon|after)|where(?:by|of|upon|in|as|fore)|here(?:by|in|of)|lest|albeit|notwithstanding|whilst|amongst|anew|afresh|henceforth|mend(?:s|ed|ing)?|save for|but for|all but|be it|be they|upon)\b/i,
    ),
  },
  {
    found: 'a phrase that is not English',
    instead: 'Write “manually”, “this way”, “one after the other”, “is not true”, “yet empty”.',
    holds: has(
      /\b(?:by hand|after one another|(?:is|are|was|were) (?:not )?so(?=[.,;:!?)]|$)|what is gone|nothing (?:is )?there yet|at the most|is to be|are to be|was to be|were to be|not to be)\b/i,
    ),
  },
  {
    found: `more than ${LONGEST} words`,
    instead: 'Make two sentences.',
    holds: (sentence) => wordsOf(sentence) > LONGEST,
  },
];

const VERB = '(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|may|might|must)';
const INVERTED: readonly RegExp[] = [
  new RegExp(`^(?:Never|Seldom|Rarely|Hardly|Gone|Lost|Kept|Left|Nor|So|Nowhere|Not) ${VERB}\\b`),
  new RegExp(`\\b(?:nor|and neither|, neither) ${VERB}\\b`, 'i'),
  /\bso (?:does|do|did)\b(?! not)/i,
  new RegExp(`(?:,|;|:| and) (?:so|as) ${VERB} (?:the|a|an|its|it|every|each|all|our|your|their)\\b`),
  /^(?:Had|Were|Should) (?:the|a|an|it|they|we|you|somebody|anybody|nobody)\b/,
  /^Only (?:then|there|here|now|once|after|when|where)\b[^,;]{0,60}\b(?:does|do|did|is|are|may|can)\b/,
];

/** Whether a clause denies twice. “Without a network nobody knows” is one condition and one denial. */
function hasTwoNegatives(clause: string): boolean {
  const words =
    clause.match(
      /\b(?:[Nn]ot|[Nn]ever|[Nn]obody|[Nn]othing|none|cannot|[Nn]owhere|[Ww]ithout|[Uu]nless)\b/g,
    ) ?? [];
  return words.length > 1 && !/^(?:without|unless)$/i.test(words[0]!);
}

/** The sentences of a text. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?]["”’)]?)\s(?=["“‘(]?[\p{Lu}\d])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function wordsOf(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The sentences of a text that are hard to read, each with the rule that says why. */
export function hardSentences(text: string): readonly { readonly sentence: string; readonly rule: Rule }[] {
  return sentencesOf(text).flatMap((sentence) =>
    RULES.filter(({ holds }) => holds(sentence)).map((rule) => ({ sentence, rule })),
  );
}
