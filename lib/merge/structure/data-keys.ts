import { NONE, type Outline } from './outline.ts';

/** A key of data: which line it stands in, and in which line that begins what it is a key of; `NONE` for the whole. */
export interface DataKey {
  readonly line: number;
  readonly scope: number;
  readonly key: string;
}

const KEY =
  /^(?:-[ \t]+)*(?:export[ \t]+)?(?:"([^"]+)"|'([^']+)'|([\p{L}\p{N}_.$@/-]+))[ \t]*(?::(?=\s|$)|=(?!=))/u;
const JSON_KEY = /^"([^"]+)"[ \t]*:/;
const SECTION = /^\[([^[\]]+)\]$/;
const SECTION_OF_MANY = /^\[\[[^[\]]+\]\]$/;
const DATA_LANGUAGE =
  /^[`~]{3,}[ \t]*\{?\.?(?:json[c5l]?|ya?ml|toml|ini|cfg|conf|properties|env|dotenv|make(?:file)?|editorconfig)\b/i;
const FENCED_OBJECT = /^[`~]{3,}\s*$/;

/**
 * The keys in the data of a text: in front matter, in fences of a language of data, or in all of it where it is nothing
 * else. A key belongs to the line that is indented less (JSON, YAML), or to the section above (INI, TOML).
 */
export function dataKeys({ lines, kinds, parents, partners }: Outline): readonly DataKey[] {
  const found: DataKey[] = [];
  const read = (start: number, end: number): void => {
    let section = NONE;
    for (let line = start; line < end; line++) {
      const text = lines[line]!.trim();
      const name = SECTION.exec(text)?.[1];
      if (name !== undefined && parents[line] === NONE) found.push({ line, scope: NONE, key: `[${name}]` });
      if (name !== undefined || SECTION_OF_MANY.test(text)) section = line;
      const [, double, single, plain] = KEY.exec(text) ?? JSON_KEY.exec(text) ?? [];
      const key = double ?? single ?? plain;
      if (key === undefined) continue;
      const scope = text.startsWith('-') ? line : parents[line] === NONE ? section : parents[line]!;
      found.push({ line, scope, key });
    }
  };
  if (isData(lines)) {
    read(0, lines.length);
    return found;
  }
  if (kinds[0] === 'front') read(1, partners[0]!);
  for (let line = 0; line < lines.length; line++) {
    if (!kinds[line]!.endsWith('fence') || partners[line]! === NONE || partners[line]! < line) continue;
    const opening = lines[line]!.trim();
    const object = FENCED_OBJECT.test(opening) && /^\s*[{[]\s*$/.test(lines[line + 1] ?? '');
    if (object || DATA_LANGUAGE.test(opening)) read(line + 1, partners[line]!);
    line = partners[line]!;
  }
  return found;
}

const DATA_LINE = /^(?:[#;]|\[{1,2}[^\]]+\]{1,2}\s*$|---\s*$|-[ \t])/;

/** Whether a text is data from its first line to its last. */
function isData(lines: readonly string[]): boolean {
  let keys = 0;
  const first = lines.find((line) => line.trim() !== '')?.trim();
  if (first === '{' || first === '[') return /^[}\]]/.test(lines.findLast((line) => line.trim() !== '')!);
  for (const line of lines) {
    const text = line.trim();
    if (KEY.test(text)) keys++;
    else if (text !== '' && text === line.trimEnd() && !DATA_LINE.test(line)) return false;
  }
  return keys >= 2;
}

const SECTION_LANGUAGE = /^[`~]{3,}[ \t]*\{?\.?(?:toml|ini|cfg|conf|properties|editorconfig)\b/i;

/** The outline in which a line of INI or TOML stands under the section that it is part of. */
export function withSections(outline: Outline): Outline {
  const { lines, kinds, partners } = outline;
  if (!lines.some(isSection)) return outline;
  const parents = Int32Array.from(outline.parents);
  const place = (start: number, end: number): void => {
    let section = NONE;
    for (let line = start; line < end; line++)
      if (isSection(lines[line]!)) section = line;
      else if (parents[line] === NONE && lines[line]!.trim() !== '') parents[line] = section;
  };
  if (isData(lines)) place(0, lines.length);
  else
    for (let line = 0; line < lines.length; line++) {
      if (!kinds[line]!.endsWith('fence') || partners[line]! < line) continue;
      if (SECTION_LANGUAGE.test(lines[line]!.trim())) place(line + 1, partners[line]!);
      line = partners[line]!;
    }
  return { ...outline, parents };
}

const isSection = (line: string): boolean =>
  line[0] === '[' && (SECTION.test(line.trimEnd()) || SECTION_OF_MANY.test(line.trimEnd()));
