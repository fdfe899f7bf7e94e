/**
 * A text as it is compared with another: without regard to case, spaces, signs between words, and how its æ, ø and
 * å are spelled. `Fødselsdato`, `FOEDSELSDATO` and `fodselsdato ` are all alike. Never shown or kept.
 */
export function spelledAlike(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .replaceAll(/æ|ae|å|aa/g, 'a')
    .replaceAll(/ø|oe/g, 'o')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
