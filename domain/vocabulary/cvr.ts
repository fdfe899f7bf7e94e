/** The weight of each digit in the check sum (modulus 11). */
const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1] as const;

/**
 * Whether a text is a CVR number, of a company or an authority: eight digits with a valid check sum. It does
 * not say whether the number is in use. Not for P-numbers, some of which were issued with wrong check digits.
 */
export function isCvr(text: string): boolean {
  // Eight zeros are valid by the check sum, but are what people write when they have no number.
  if (!/^[0-9]{8}$/.test(text) || Number(text) === 0) return false;
  const sum = WEIGHTS.reduce<number>((sum, weight, index) => sum + weight * Number(text[index]), 0);
  return sum % 11 === 0;
}
