import { describe, expect, it } from '@jest/globals';
import { ownTextIn } from '../../../activities/incoming-mail/own-text.ts';
import { MAIL_FROM } from '../../support/post/an-incoming-mail.ts';

const OURS = `Fodfæste <${MAIL_FROM}>`;

/** What mail programs write above the mail that is answered, as their users have it set. */
const HEADS: readonly (readonly [string, string])[] = [
  ['Outlook, Danish', `Fra: ${OURS}\nSendt: 15. december 2026 07:30\nTil: Bo Byg\nEmne: 1 påmindelse\n`],
  [
    'Outlook, Danish, with a line',
    `________________________________\nFra: ${OURS}\nSendt: 15. december 2026\nTil: Bo\nEmne: x\n`,
  ],
  [
    'Outlook, English',
    `From: ${OURS}\nSent: Tuesday, December 15, 2026 7:30 AM\nTo: Bo\nSubject: 1 reminder\n`,
  ],
  ['Outlook, bold', `*From:* ${OURS}\n*Sent:* Tuesday\n*To:* Bo\n*Subject:* 1 reminder\n`],
  ['Outlook, German', `Von: ${OURS}\nGesendet: Dienstag, 15. Dezember 2026\nAn: Bo\nBetreff: 1 Erinnerung\n`],
  ['Outlook, Polish', `Od: ${OURS}\nWysłano: 15 grudnia 2026\nDo: Bo\nTemat: 1\n`],
  ['Outlook, Ukrainian', `Від: ${OURS}\nНадіслано: 15 грудня 2026\nКому: Bo\nТема: 1\n`],
  ['Outlook, Arabic', `من: ${OURS}\nتاريخ الإرسال: 15 ديسمبر 2026\nإلى: Bo\nالموضوع: 1\n`],
  ['Outlook of old', '-----Oprindelig meddelelse-----\nTil Bo'],
  ['Outlook of old, English', '-----Original Message-----\nTil Bo'],
  ['Gmail, Danish', `Den tir. 15. dec. 2026 kl. 07.30 skrev ${OURS}:\n`],
  ['Gmail, broken in two', `Den tir. 15. dec. 2026 kl. 07.30 skrev Fodfæste <\n${MAIL_FROM}>:\n`],
  ['Gmail, English', `On Tue, Dec 15, 2026 at 7:30 AM ${OURS} wrote:\n`],
  ['Apple Mail, Danish', `Den 15. dec. 2026 kl. 07.30 skrev ${OURS}:\n`],
  [
    'Apple Mail, forwarded',
    `Start på videresendt besked:\n\nFra: ${OURS}\nEmne: 1\nDato: 15. december 2026\n`,
  ],
  ['German', `Am 15.12.2026 um 07:30 schrieb ${OURS}:\n`],
  ['Polish', `wt., 15 gru 2026 o 07:30 ${OURS} napisał(a):\n`],
  ['Ukrainian', `вт, 15 груд. 2026 р. о 07:30 ${OURS} пише:\n`],
  ['Arabic', `في الثلاثاء، 15 ديسمبر 2026 كتب ${OURS}:\n`],
];

const OUR_MAIL = 'Til Bo\n\n1. Registrer aftalen i VITAS\nFrist: 15. december 2026';

describe('a reply above the mail it answers', () => {
  it.each(HEADS)('is told apart from it in %s', (_, head) => {
    expect(ownTextIn(`Ja, den 24. november.\n\nHilsen Bo\n\n${head}\n${OUR_MAIL}`, MAIL_FROM)).toBe(
      'Ja, den 24. november.\n\nHilsen Bo',
    );
  });

  it.each(HEADS)('stays whole where nothing stands above, in %s', (_, head) => {
    const text = `${head}\n${OUR_MAIL}\n\nJa, den 24. november.`;
    expect(ownTextIn(text, MAIL_FROM)).toBe(text);
  });

  it.each([
    'Se mine svar herunder.',
    'Se venligst svarene',
    'Jeg har svaret i din mail.',
    'Mine svar står med rødt.',
    'See my answers below.',
    'Answers inline.',
    'Antworten siehe unten.',
  ])('stays whole where it says that the answers stand further down: %s', (own) => {
    const text = `${own}\n\nFra: ${OURS}\nSendt: 15. december 2026\nEmne: x\n\n1. Er den registreret? Ja, den 24. november.`;
    expect(ownTextIn(text, MAIL_FROM)).toBe(text);
    const marked = `${own}\n\nDen 15. dec. 2026 skrev ${OURS}:\n> 1. Er den registreret?\n> Ja, den 24. november.`;
    expect(ownTextIn(marked, MAIL_FROM)).toBe(marked);
  });

  it.each([
    [
      'answers between marked lines',
      `Den 15. dec. 2026 skrev ${OURS}:\n> 1. Er den registreret?\nJa.\n> 2. Hvornår?\nNu.`,
    ],
    ['a line that only looks like a head', 'Det gik godt.\nFra: i morgen er hun her hver dag.\nHilsen Bo'],
    ['a list of whom to ask', 'Fra: kontoret\nog: lageret\ner der svar.'],
    ['a sentence that ends in a colon', 'Den 15. dec. 2026 skrev jeg til kommunen:\nHun er startet.'],
  ])('stays whole with %s', (_, text) => {
    expect(ownTextIn(`Hej.\n\n${text}`, MAIL_FROM)).toBe(`Hej.\n\n${text}`);
  });

  it('takes no longer to read than its length asks for', () => {
    const long = `${'Fra: x\n'.repeat(25_000)}${'> y\n'.repeat(2)}Den 1 Fodfæste:`;
    const begun = performance.now();
    ownTextIn(long, MAIL_FROM);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
