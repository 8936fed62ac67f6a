import path from 'node:path';
import { type Import, isTest, type Sources } from './read-imports';
import { isTesting, openedBy, openTo, type Room, roomOf } from './room';
import { packageOf } from './table-rules';

const WHERE = 'Who may import from where is said in scripts/architecture/rooms.ts.';

/**
 * What each import breaks, which files have no room, and what is allowed without need. The files in `unfollowed` may load
 * modules in ways that cannot be followed.
 */
export function brokenImports(
  sources: Sources,
  rooms: readonly Room[],
  unfollowed: readonly string[],
): readonly string[] {
  const homeless = new Set<string>();
  const problems = [...sources].flatMap(([file, { imports, hidden }]) => {
    const room = roomOf(file, rooms);
    if (!room) {
      const folder = path.posix.dirname(file);
      homeless.add(folder === '.' ? file : folder);
    }
    return [
      ...(unfollowed.includes(file) ? [] : hidden.map((way) => wordsForHidden(file, way))),
      ...(room ? imports.flatMap((one) => problemOf(file, one, room, rooms) ?? []) : []),
    ];
  });
  return [
    ...[...homeless].map(
      (place) =>
        `${place} has no entry: add one to scripts/architecture/rooms.ts that says what it may import.`,
    ),
    ...problems,
    ...rooms.flatMap((room) => unusedBy(room, sources, rooms)),
    ...unfollowed
      .filter((file) => !sources.get(file)?.hidden.length)
      .map((file) => `${file} needs no exception: take it out of scripts/architecture/rooms.ts.`),
  ];
}

/** What an entry allows though no file of the room imports it: the table is no wider than what is there. */
function unusedBy(room: Room, sources: Sources, rooms: readonly Room[]): readonly string[] {
  const imports = [...sources].flatMap(([file, source]) =>
    roomOf(file, rooms) === room ? source.imports : [],
  );
  const used = new Set(
    imports.map(({ specifier, target }) => (target === null ? specifier : roomOf(target, rooms)?.path)),
  );
  const isUsed = (name: string) => openedBy(name, room, rooms).some((opened) => used.has(opened));
  return [...room.rooms, ...room.packages]
    .filter((name) => !isUsed(name))
    .map((name) => `The entry for ${room.path} names ${name}, which no file there imports: take it out.`);
}

function wordsForHidden(file: string, way: string): string {
  const instead =
    way === 'import.meta'
      ? "say new URL('…', import.meta.url) with the address as a plain string"
      : "say import … from '…' or import('…') with a plain string";
  return `${file} uses ${way}, which cannot be followed: ${instead}.`;
}

function problemOf(file: string, one: Import, room: Room, rooms: readonly Room[]): string | null {
  const { specifier, target } = one;
  if (target === null) return room.packages.includes(specifier) ? null : deniedPackage(file, specifier, room);
  const other = roomOf(target, rooms);
  if (one.isMissing && other?.kind !== 'generated')
    return `${file} imports ${specifier}, which is not there.`;
  if (isTest(target)) return `${file} imports ${target}: nobody imports a test.`;
  if (isTesting(target) && !isTesting(file))
    return `${file} imports ${withoutEnding(target)}: only tests import what tests share.`;
  if (!other || (other !== room && !openTo(room, rooms).includes(other.path))) {
    const may = room.rooms.join(', ') || 'no other room';
    return `${file} imports ${withoutEnding(target)}: ${room.path} may import ${may}. ${WHERE}`;
  }
  const expected = specifierOf(file, target, one.isAddress);
  return specifier === expected ? null : `${file} imports '${specifier}': say '${expected}'.`;
}

function deniedPackage(file: string, specifier: string, room: Room): string {
  const may = room.packages.length === 0 ? 'no package' : `only the packages ${room.packages.join(', ')}`;
  return `${file} imports ${specifier}: ${room.path} may import ${may}. ${WHERE}`;
}

/**
 * The one way to name a file: `./` within a folder, `@/` beyond it. A package does not know `@/`, and says endings, which
 * its built form needs.
 */
function specifierOf(file: string, target: string, isAddress: boolean): string {
  const name = packageOf(file);
  const isOwn = name !== undefined && packageOf(target) === name;
  const folder = path.posix.dirname(file);
  const place = isOwn || isAddress ? target : withoutEnding(target);
  if (!isOwn && path.posix.dirname(target) !== folder) return `@/${place}`;
  const relative = path.posix.relative(folder, place);
  return relative.startsWith('../') ? relative : `./${relative}`;
}

const withoutEnding = (file: string): string => file.replace(/(?:\.d)?\.tsx?$/, '');
