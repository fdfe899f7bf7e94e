import type { RightEnd } from '../../../db/access.ts';
import type { LinkEnd } from '../../../db/end-links.ts';
import type { NoticeEnd } from '../../../db/post/notice-end.ts';

/** How a right can end. Each says by which of the codes of the record it ends, so that a new code asks for its row here. */
export const ENDINGS = {
  'the contact is made inactive': 'left',
  'the contact has left': 'left',
  'the organisation takes no part any more': 'organisation-inactive',
  'the role is cut to the steering group': 'sees-nobody',
  'the role is cut to operator': 'sees-nobody',
  'the address has changed': 'address-changed',
  'the person has been transferred': 'moved-on',
  'the journey has been closed': 'closed',
  'the person has been erased': 'erased',
} as const satisfies Readonly<Record<string, RightEnd | NoticeEnd | LinkEnd | 'closed'>>;

/** One of these. */
export type Ending = keyof typeof ENDINGS;

/** The compiler asks for an ending of every code by which somebody stops being told of people. */
type Missing = Exclude<RightEnd | NoticeEnd, (typeof ENDINGS)[Ending] | 'right-ended'>;
const NONE_IS_MISSING: [Missing] extends [never] ? true : Missing = true;

/** What becomes of something that would tell of a person, or take an answer about one. */
export type Outcome =
  /** The contact gets nothing, or is turned away. */
  | 'refused'
  /** It goes to another contact of the organisation, once. */
  | 'a colleague'
  | 'the coordinator'
  /** It goes to the other municipality, once. */
  | 'the new municipality'
  /** It goes to nobody. */
  | 'nobody'
  /** The contact may still, for the reason that stands beside it. */
  | 'still';

/** What is expected, and why where it does not speak for itself. */
type Cell = Outcome | readonly [outcome: Outcome, why: string];

/** What a way out is expected to do for each ending, in the order of `ENDINGS`. */
function row(
  ...cells: readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell]
): Record<Ending, Cell> {
  const endings = Object.keys(ENDINGS) as readonly Ending[];
  return Object.fromEntries(endings.map((ending, at) => [ending, cells[at]])) as Record<Ending, Cell>;
}

const NOBODYS: Cell = ['still', 'it tells of nobody'];
const OWN: Cell = ['still', 'it is the person’s own'];
const NEW_ADDRESS: Cell = ['still', 'it is the same contact, at the address they have now'];
const ONE_OF_THEM: Cell = [
  'still',
  'they are one of their organisation; whose question it is, is asked first',
];
const DECIDED: Cell = [
  'still',
  'the page says that it needs no answer; a form from before is refused by the rules, as not open',
];
const OVER: Cell = ['nobody', 'nothing is owed any more'];

/** Every way by which somebody is told of a person or answers about one, and what is expected of it for each ending. */
export const RIGHTS_TABLE = {
  'a key that reads the journey': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    ['still', 'a key goes to no address'],
    'refused',
    ['still', 'a municipality reads its closed journeys'],
    ['still', 'the journey stands there without a name'],
  ),
  'a key that reads the timeline': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    ['still', 'a key goes to no address'],
    'refused',
    ['still', 'a municipality reads its closed journeys'],
    ['still', 'the journey stands there without a name'],
  ),
  'a key that lists journeys': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    ['still', 'a key goes to no address'],
    'refused',
    ['still', 'a municipality reads its closed journeys'],
    ['still', 'the journey stands there without a name'],
  ),
  'a link to one question, opened': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    ['still', 'the page says that it needs no answer any more'],
    'refused',
  ),
  'a link to one question, answered': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    DECIDED,
    'refused',
  ),
  'a file sent with an answer': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    DECIDED,
    'refused',
  ),
  'the link to everything, opened': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    ['refused', 'the question is not on the page'],
    ['refused', 'the question is not on the page'],
    ['refused', 'the question is not on the page'],
  ),
  'the link to everything, answered': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    DECIDED,
    'refused',
  ),
  'the link to one’s wishes': row(
    'refused',
    'refused',
    'refused',
    NOBODYS,
    NOBODYS,
    'refused',
    NOBODYS,
    NOBODYS,
    NOBODYS,
  ),
  'the person’s own page': row(OWN, OWN, OWN, OWN, OWN, OWN, OWN, OWN, 'refused'),
  'the person’s own post': row(OWN, OWN, OWN, OWN, OWN, OWN, OWN, OVER, 'nobody'),
  'the addressee of what is meant for the organisation': row(
    'a colleague',
    'a colleague',
    'the coordinator',
    'a colleague',
    'a colleague',
    NEW_ADDRESS,
    ONE_OF_THEM,
    ONE_OF_THEM,
    ONE_OF_THEM,
  ),
  'the colleague of somebody silent': row(
    'nobody',
    'nobody',
    'nobody',
    'nobody',
    'nobody',
    NEW_ADDRESS,
    ONE_OF_THEM,
    ONE_OF_THEM,
    ONE_OF_THEM,
  ),
  'the stand-in of somebody away': row(
    'a colleague',
    'a colleague',
    'the coordinator',
    'a colleague',
    'a colleague',
    NEW_ADDRESS,
    'the new municipality',
    OVER,
    'nobody',
  ),
  'the contact whom the journey names': row(
    'a colleague',
    'a colleague',
    'the coordinator',
    'a colleague',
    'a colleague',
    NEW_ADDRESS,
    'the new municipality',
    OVER,
    'nobody',
  ),
  'links sent again, asked for after it': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    ['refused', 'the old address is nobody’s; the new one has not been asked from'],
    'refused',
    'refused',
    'refused',
  ),
  'links sent again, asked for before it': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    NEW_ADDRESS,
    'refused',
    'refused',
    'refused',
  ),
  'the text message beside a mail': row(
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    ['still', 'the number is the same; the text names nobody, and a link in it that has ended opens nothing'],
    'refused',
    'refused',
    'refused',
  ),
  'a copy that has not gone': row(
    'a colleague',
    'a colleague',
    'the coordinator',
    'a colleague',
    'a colleague',
    NEW_ADDRESS,
    'the new municipality',
    OVER,
    'nobody',
  ),
  'an invitation to a meeting': row(
    'refused',
    'refused',
    'refused',
    NOBODYS,
    NOBODYS,
    NOBODYS,
    NOBODYS,
    NOBODYS,
    NOBODYS,
  ),
  'a mail that is gathered and has not gone': row(
    'a colleague',
    'a colleague',
    'the coordinator',
    'a colleague',
    'a colleague',
    NEW_ADDRESS,
    'the new municipality',
    OVER,
    'nobody',
  ),
  'what a mail has asked and nobody has answered': row(
    'a colleague',
    'a colleague',
    'the coordinator',
    'a colleague',
    'a colleague',
    ['nobody', 'it is the same contact, who has been asked'],
    'the new municipality',
    OVER,
    'nobody',
  ),
} as const satisfies Readonly<Record<string, Readonly<Record<Ending, Cell>>>>;

/** One of the ways out. */
export type WayOut = keyof typeof RIGHTS_TABLE;

/** A cell of the table as a test is named: the way, the ending, what is expected, and why. */
export type NamedCell = readonly [way: WayOut, ending: Ending, outcome: Outcome, why: string];

/** Every cell of the table. */
export function cellsOfTable(): readonly NamedCell[] {
  if (!NONE_IS_MISSING) return [];
  const table: Readonly<Record<WayOut, Readonly<Record<Ending, Cell>>>> = RIGHTS_TABLE;
  return (Object.keys(table) as readonly WayOut[]).flatMap((way) =>
    (Object.keys(ENDINGS) as readonly Ending[]).map((ending): NamedCell => {
      const cell = table[way][ending];
      return typeof cell === 'string' ? [way, ending, cell, ''] : [way, ending, cell[0], `: ${cell[1]}`];
    }),
  );
}
