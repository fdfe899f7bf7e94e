/** The sentences of a paragraph. A dot ends one only before a capital: "20.000 kr. mere" and "1. maj" go on. */
export function sentencesOf(paragraph: string): readonly string[] {
  return paragraph.split(/(?<=[.?!][»”]?)\s+(?=[»“]?\p{Lu})/u);
}

/** The words of a text; numbers are words, marks are not. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}.,’-]*/gu) ?? [];
}

/**
 * The readability index LIX (læsbarhedsindeks) of paragraphs: words per sentence, plus the share of words
 * longer than six letters, in per cent. Below 25 is a children's book, 35 a novel, 45 a newspaper, 55 and
 * above the language of officials.
 */
export function lix(paragraphs: readonly string[]): number {
  const sentences = paragraphs.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  const long = words.filter((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '').length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}
