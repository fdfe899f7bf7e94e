/** The last year in which Store bededag was a holiday: the law that did away with it took effect on 1 January 2024. */
const LAST_STORE_BEDEDAG = 2023;

/**
 * The first year in which Store bededag is a holiday again; `undefined` while no act has brought it back. In 2027 it
 * would be 23 April. `law-questions.ts` says by when somebody looks again.
 */
export const STORE_BEDEDAG_AGAIN_FROM: number | undefined = undefined;

const DAY_MS = 86_400_000;

/** New Year's Day, Christmas Day and the day after: the only ones with a fixed date. */
const FIXED = ['01-01', '12-25', '12-26'] as const;

/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, its Monday, Ascension, Whit Sunday and Monday. */
const FROM_EASTER = [-3, -2, 0, 1, 39, 49, 50] as const;

/** The months in which these can fall: 19 March to 14 June. */
const EASTER_MONTHS: readonly string[] = ['03', '04', '05', '06'];

/** Days from Easter Sunday to the fourth Friday after it, Store bededag. */
const STORE_BEDEDAG = 26;

/**
 * Whether a date, as `2026-12-25`, is a Danish public holiday (helligdag). 1 May, 5 June, 24 and 31 December
 * are not: they are days off by agreement or habit, not holidays by law, and count as working days here.
 *
 * Every rulebook rests on these days, and a test pins them together with it. If a law adds or removes a
 * holiday, write it as Store bededag is written, with its first or last year, so that no past year changes.
 */
export function isPublicHoliday(date: string): boolean {
  if (FIXED.some((day) => date.slice(5) === day)) return true;
  // This is asked for every day on which a journey's next step might fall: most months need no computing.
  if (!EASTER_MONTHS.includes(date.slice(5, 7))) return false;
  const year = Number(date.slice(0, 4));
  const fromEaster = (Date.parse(date) - easterMs(year)) / DAY_MS;
  return movableIn(year, STORE_BEDEDAG_AGAIN_FROM).includes(fromEaster);
}

/** A year's Danish public holidays in order, as `2026-12-25`. */
export function publicHolidays(year: number): string[] {
  return publicHolidaysIf(year, STORE_BEDEDAG_AGAIN_FROM);
}

/**
 * A year's public holidays in order, if Store bededag were a holiday again from a given year on; `undefined` if it never
 * is.
 */
export function publicHolidaysIf(year: number, storeBededagAgainFrom: number | undefined): string[] {
  const movable = movableIn(year, storeBededagAgainFrom).map((days) =>
    new Date(easterMs(year) + days * DAY_MS).toISOString().slice(0, 10),
  );
  const fixed = FIXED.map((day) => `${String(year).padStart(4, '0')}-${day}`);
  return [...fixed, ...movable].sort();
}

function movableIn(year: number, storeBededagAgainFrom: number | undefined): readonly number[] {
  const hasStoreBededag =
    year <= LAST_STORE_BEDEDAG || (storeBededagAgainFrom !== undefined && year >= storeBededagAgainFrom);
  return hasStoreBededag ? [...FROM_EASTER, STORE_BEDEDAG] : FROM_EASTER;
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher), as midnight UTC. */
function easterMs(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leapCenturies = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const marchDay = epact + weekday - 7 * lateMoon + 22;
  return Date.UTC(year, 2, marchDay);
}
