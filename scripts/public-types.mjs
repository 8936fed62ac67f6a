// Which types a package's public signatures name that nobody can import from it. Reads declarations as the compiler
// writes them: each begins at the start of a line, and ends where the next one begins.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const DECLARED = /^(export )?(?:declare )?(?:const|function|class|interface|type) (\w+)/;
const IMPORTED = /^(?:import|export)(?: type)? \{([^}]*)\} from '(\.[^']*)';/;

/** The names of types that can be reached from what `index` exports, and that it does not export. */
export function unnamedTypes(index) {
  const surface = readDeclarations(index).imported;
  const missing = new Set();
  const seen = new Set();
  const visit = (file, name) => {
    const key = `${file} ${name}`;
    if (seen.has(key)) return;
    seen.add(key);
    const { declared, imported } = readDeclarations(file);
    const from = imported.get(name);
    if (from) return visit(from.file, from.name);
    const text = declared.get(name);
    if (text === undefined) throw new Error(`${file} does not declare ${name}.`);
    for (const used of new Set(text.match(/\b[A-Z]\w*\b/g))) {
      if (used === name || !(declared.has(used) || imported.has(used))) continue;
      if (!surface.has(used)) missing.add(used);
      visit(file, used);
    }
  };
  for (const [, { file, name }] of surface) visit(file, name);
  return [...missing].sort();
}

const read = new Map();

/** What a file of declarations declares, by name, without its comments; and what it imports or passes on, and from where. */
function readDeclarations(file) {
  if (read.has(file)) return read.get(file);
  const declared = new Map();
  const imported = new Map();
  let current = null;
  for (const line of readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')) {
    const name = DECLARED.exec(line)?.[2];
    const source = IMPORTED.exec(line);
    if (name) current = name;
    else if (source) {
      current = null;
      const from = path.join(path.dirname(file), source[2].replace(/\.[jt]s$/, '.d.ts'));
      for (const one of source[1].split(',').filter((name) => name.trim() !== '')) {
        const [original, local = original] = one
          .trim()
          .replace(/^type /, '')
          .split(' as ');
        imported.set(local, { file: from, name: original });
      }
    }
    if (current) declared.set(current, `${declared.get(current) ?? ''}${line}\n`);
  }
  read.set(file, { declared, imported });
  return read.get(file);
}
