/** Somebody, as others see them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Index into the palette of people's colours. */
  readonly colour: number;
}

/** How many colours the palette of people has. */
export const COLOURS = 8;
/** How long a name may be, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 60;

const MANNERS =
  'Amber Bold Brave Bright Calm Candid Careful Cheerful Clear Clever Curious Daring Eager Early Fair Gentle Glad Golden Happy Honest Jolly Keen Kind Lively Lucky Mellow Merry Modest Nimble Patient Plucky Polite Quick Quiet Ready Silent Silver Steady Sunny Swift Tidy Warm Wise Witty'.split(
    ' ',
  );
const BIRDS =
  'Avocet Bittern Bunting Crane Curlew Dipper Dunlin Egret Falcon Finch Fulmar Gannet Godwit Goshawk Grebe Harrier Heron Hoopoe Ibis Jackdaw Kestrel Kite Knot Lapwing Linnet Martin Merlin Nuthatch Oriole Osprey Petrel Pipit Plover Puffin Rail Raven Redstart Robin Sandpiper Siskin Skylark Snipe Starling Stork Swallow Swift Teal Tern Thrush Turnstone Wagtail Warbler Whimbrel Wren'.split(
    ' ',
  );

/** What somebody is called who has not said: a name and a colour that follow from the id, a UUID. */
export function defaultPerson(id: string): Person {
  const digits = id.replaceAll('-', '');
  const part = (from: number) => Number.parseInt(digits.slice(from, from + 6), 16) || 0;
  const manner = MANNERS[part(0) % MANNERS.length]!;
  const bird = BIRDS[part(6) % BIRDS.length]!;
  return { id, name: `${manner} ${bird}`, colour: part(20) % COLOURS };
}
