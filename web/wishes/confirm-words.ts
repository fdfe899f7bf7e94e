import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** What is asked of an address, by its way of post; the organisation's name is left out for a person's own. */
export function addressAsked(channel: PostChannel, organisation: string | undefined): Sentence {
  if (organisation !== undefined && channel === 'mail') {
    return {
      da: `Du er skrevet op som kontaktperson for ${organisation} hos Fodfæste, med den mailadresse, vi skrev til. Er det rigtigt?`,
      en: `You have been named as a contact person for ${organisation} at Fodfæste, with the mail address we wrote to. Is that right?`,
    };
  }
  if (organisation !== undefined) {
    return {
      da: `Dit telefonnummer er skrevet op til beskeder fra Fodfæste om dit arbejde for ${organisation}. Er det rigtigt?`,
      en: `Your telephone number has been named for messages from Fodfæste about your work for ${organisation}. Is that right?`,
    };
  }
  return channel === 'mail'
    ? {
        da: 'Mailadressen, vi skrev til, er skrevet op til post fra Fodfæste. Er den din, og er det rigtigt?',
        en: 'The mail address we wrote to has been named for post from Fodfæste. Is it yours, and is that right?',
      }
    : {
        da: 'Telefonnummeret, vi skrev til, er skrevet op til post fra Fodfæste. Er det dit, og er det rigtigt?',
        en: 'The telephone number we wrote to has been named for post from Fodfæste. Is it yours, and is that right?',
      };
}

/** What else the page says on which an address answers whether it is the right one. */
export const CONFIRM_WORDS = {
  title: { da: 'Er adressen rigtig?', en: 'Is the address right?' },
  why: {
    da: 'Vi spørger, fordi det, vi skriver om, kun må læses af den rette. Før du har svaret ja, sender vi intet andet hertil.',
    en: 'We ask because what we write about may be read only by the right person. Until you have answered yes, we send nothing else here.',
  },
  yes: { da: 'Ja, det er rigtigt', en: 'Yes, that is right' },
  no: { da: 'Nej, det er ikke mig', en: 'No, that is not me' },
  noWhat: {
    da: 'Svar også nej, hvis du ikke arbejder der mere. Så skriver vi ikke mere hertil, og sekretariatet får det at vide.',
    en: 'Answer no too if you do not work there any more. Then we write here no more, and the secretariat is told.',
  },
  confirmed: { da: 'Tak, adressen er bekræftet', en: 'Thank you, the address is confirmed' },
  confirmedHow: {
    da: 'Fra nu af får du den post, der er til dig. Du skal ikke gøre mere.',
    en: 'From now on you get the post that is for you. You need do nothing more.',
  },
  denied: { da: 'Tak, vi skriver ikke mere hertil', en: 'Thank you, we write here no more' },
  deniedHow: {
    da: 'Sekretariatet får at vide, at adressen ikke er rigtig. Var det en fejl, så skriv eller ring til sekretariatet.',
    en: 'The secretariat is told that the address is not right. If that was a mistake, write to or call the secretariat.',
  },
  changed: { da: 'Linket gælder ikke mere', en: 'The link is no longer valid' },
  changedHow: {
    da: 'Det er en anden adresse, der er skrevet op nu, eller ingen. Du skal ikke gøre noget.',
    en: 'Another address is named now, or none. You need do nothing.',
  },
  expired: { da: 'Linket er for gammelt', en: 'The link is too old' },
  expiredHow: {
    da: 'Skriv eller ring til sekretariatet, hvis adressen er rigtig. Så sender vi et nyt link.',
    en: 'Write to or call the secretariat if the address is right. Then we send a new link.',
  },
  unknown: { da: 'Linket virker ikke', en: 'The link does not work' },
  unknownHow: {
    da: 'Se efter, om hele linket er kommet med fra mailen.',
    en: 'See whether the whole link came along from the mail.',
  },
} as const satisfies Record<string, Sentence>;
