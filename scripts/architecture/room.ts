import path from 'node:path';

/** A folder of source files, or one file that has rules of its own, and what it may import. */
export interface Room {
  /** From the root of the project. */
  readonly path: string;
  /** Paths of other rooms; `lib/merge/*` means all rooms right below `lib/merge` that stand above this one in the table. */
  readonly rooms: readonly string[];
  /** Specifiers of packages and of Node's own modules, each as it is imported: `next` does not open `next/cache`. */
  readonly packages: readonly string[];
  /** What else belongs to the room: nothing, the folders below it, or those and nobody reads them. */
  readonly kind: 'folder' | 'tree' | 'generated';
}

type Paths = readonly (string | readonly string[])[];

/** A folder without the folders in it, or a single file. */
export function room(place: string, rooms: Paths = [], packages: readonly string[] = []): Room {
  return { path: place, rooms: rooms.flat(), packages, kind: 'folder' };
}

/** A folder with all folders in it, but for what tests share. */
export function tree(place: string, rooms: Paths = [], packages: readonly string[] = []): Room {
  return { ...room(place, rooms, packages), kind: 'tree' };
}

/** A folder that a tool writes: it may be missing, and what it imports is the tool's affair. */
export function generated(place: string): Room {
  return { ...room(place), kind: 'generated' };
}

/** Names rooms by what follows their layer: `under('lib/http')('fields', 'retry')`. */
export function under(layer: string): (...names: readonly string[]) => readonly string[] {
  return (...names) => names.map((name) => `${layer}/${name}`);
}

/** Whether tests share this room or file, and nobody else may import it. */
export function isTesting(place: string): boolean {
  return place.split('/').includes('testing');
}

/** The room that a file belongs to, if it has an entry: its own, that of its folder, or that of a tree around it. */
export function roomOf(file: string, rooms: readonly Room[]): Room | undefined {
  const folder = path.posix.dirname(file);
  const exact = rooms.find((room) => room.path === file) ?? rooms.find((room) => room.path === folder);
  if (exact) return exact;
  return rooms.find(
    (room) =>
      room.kind !== 'folder' &&
      file.startsWith(`${room.path}/`) &&
      !isTesting(file.slice(room.path.length + 1)),
  );
}

/** The paths of all rooms that this one may import. */
export function openTo(room: Room, rooms: readonly Room[]): readonly string[] {
  return room.rooms.flatMap((name) => openedBy(name, room, rooms));
}

/** The paths of rooms that one name in an entry stands for: several for a whole layer, else the name itself. */
export function openedBy(name: string, room: Room, rooms: readonly Room[]): readonly string[] {
  if (!name.endsWith('/*')) return [name];
  const above = rooms.slice(0, rooms.indexOf(room)).map((other) => other.path);
  return above.filter((other) => `${path.posix.dirname(other)}/*` === name && !isSealed(other));
}

/** Whether a whole layer leaves this room out: tests share it, or it is the one file that a package shows to others. */
function isSealed(place: string): boolean {
  return isTesting(place) || place.endsWith('.ts');
}
