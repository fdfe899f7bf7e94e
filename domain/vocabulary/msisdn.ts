/**
 * A telephone number as gateways want it: the country code and the number, digits only (E.164 without its
 * plus). Eight digits are Danish; a number from any other country begins with a plus. `undefined` for
 * anything else, so that no text message goes to a stranger by a typing error.
 */
export function msisdnOf(number: string): string | undefined {
  const given = number.replaceAll(/[ \u00A0]/g, '');
  const [, danish] = /^(?:\+45)?([2-9]\d{7})$/.exec(given) ?? [];
  if (danish !== undefined) return `45${danish}`;
  const [, foreign] = /^\+((?!45)[1-9]\d{7,14})$/.exec(given) ?? [];
  return foreign;
}
