import type { Language } from '../../domain/vocabulary/sentence.ts';
import { nameInText } from '../../domain/words/names.ts';
import type { Mail } from '../doors/mailer.ts';
import { digestPage } from './digest-page.tsx';
import type { DigestParts } from './digest-parts.ts';
import { digestText } from './digest-text.ts';
import { PROOF_WORDS } from './proof-words.ts';

/** What the question about an address is made of. */
interface ProofAsked {
  readonly language: Language;
  /** The organisation's name; left out if it is a person's own address. */
  readonly organisation?: string | undefined;
  /** Where it is answered. */
  readonly url: string;
  /** The secretariat's address, for the closing line. */
  readonly secretariat: string;
}

/**
 * The mail that asks an address whether it is the right one. It holds nothing about anybody: no name, not the reader's own
 * either, no number and no question.
 */
export function composeProof(asked: ProofAsked): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { language, url, secretariat } = asked;
  const words = PROOF_WORDS[language];
  const parts: DigestParts = {
    language,
    subject: `Fodfæste: ${words.heading}`,
    greeting: words.greeting,
    heading: words.heading,
    lead: words.question(nameOf(asked)),
    groups: [],
    lists: [],
    button: { url, name: words.answerHere, about: words.why },
    closing: words.closing(secretariat),
  };
  return { subject: parts.subject, text: digestText(parts), html: digestPage(parts) };
}

/** The same question as a text message. */
export function proofText(asked: ProofAsked): string {
  return `${PROOF_WORDS[asked.language].text(nameOf(asked))} ${asked.url}`;
}

function nameOf({ organisation }: ProofAsked): string | undefined {
  return organisation === undefined ? undefined : nameInText(organisation);
}
