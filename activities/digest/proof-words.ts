import type { Language } from '../../domain/vocabulary/sentence.ts';

/** The words that ask an address whether it is the right one. They name the organisation, and nobody. */
interface ProofWords {
  readonly greeting: string;
  readonly heading: string;
  /** What is asked, with the organisation as it stands in a text; without one, it is a person's own address. */
  readonly question: (organisation: string | undefined) => string;
  readonly answerHere: string;
  readonly why: readonly string[];
  /** The closing lines, with the secretariat's address. */
  readonly closing: (secretariat: string) => readonly string[];
  /** The same as a text message; the address of the page stands after it. */
  readonly text: (organisation: string | undefined) => string;
}

/** These words in each language. */
export const PROOF_WORDS: Readonly<Record<Language, ProofWords>> = {
  da: {
    greeting: 'Goddag',
    heading: 'Er denne mailadresse rigtig?',
    question: (organisation) =>
      organisation === undefined
        ? 'Denne mailadresse er skrevet op til post fra Fodfæste. Er det rigtigt?'
        : `Du er skrevet op som kontaktperson for ${organisation} hos Fodfæste. Er det rigtigt?`,
    answerHere: 'Svar ja eller nej her',
    why: [
      'Vi skriver først om noget andet, når du har svaret ja. Svaret tager et øjeblik, og du skal ikke logge ind.',
      'Kender du ikke noget til det, så svar nej. Så skriver vi ikke mere til adressen.',
    ],
    closing: (secretariat) => [
      'Mailen er kun til dig, så send den ikke videre.',
      `Fodfæste, sekretariatet, ${secretariat}`,
    ],
    text: (organisation) =>
      organisation === undefined
        ? 'Fodfæste: Dette nummer er skrevet op til post fra os. Er det rigtigt? Svar ja eller nej her:'
        : 'Fodfæste: Dette nummer er skrevet op til beskeder fra os om dit arbejde. Er det rigtigt? Svar ja eller nej her:',
  },
  en: {
    greeting: 'Hello',
    heading: 'Is this mail address right?',
    question: (organisation) =>
      organisation === undefined
        ? 'This mail address has been named for post from Fodfæste. Is that right?'
        : `You have been named as a contact person for ${organisation} at Fodfæste. Is that right?`,
    answerHere: 'Answer yes or no here',
    why: [
      'We write of nothing else until you have answered yes. It takes a moment, and you need not sign in.',
      'If you know nothing of it, answer no. Then we do not write to this address again.',
    ],
    closing: (secretariat) => [
      'This mail is for you only, so please do not forward it.',
      `Fodfæste, the secretariat, ${secretariat}`,
    ],
    text: (organisation) =>
      organisation === undefined
        ? 'Fodfæste: This number has been named for post from us. Is that right? Answer yes or no here:'
        : 'Fodfæste: This number has been named for messages from us about your work. Is that right? Answer yes or no here:',
  },
};
