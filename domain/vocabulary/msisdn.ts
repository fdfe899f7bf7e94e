/**
 * A telephone number as gateways want it: the country's code and the number, digits only (E.164 without its plus).
 * Eight digits are Danish; any other country's begins with a plus. Nothing for what is neither, so that no text goes to
 * somebody else by a slip.
 */
export function msisdnOf(number: string): string | undefined {
  const given = number.replaceAll(/[ \u00A0]/g, '');
  const [, danish] = /^(?:\+45)?([2-9]\d{7})$/.exec(given) ?? [];
  if (danish !== undefined) return `45${danish}`;
  const [, foreign] = /^\+((?!45)[1-9]\d{7,14})$/.exec(given) ?? [];
  return foreign;
}
