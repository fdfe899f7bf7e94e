import type { CalendarFile } from './calendar-file.ts';

/** What everything that goes out begins with while all of it is an exercise. */
export const EXERCISE = 'Øvelse: ';

const NOTE = {
  da: 'Dette er en øvelse. Alt i denne mail er opdigtet, og du skal ikke gøre noget.',
  en: 'This is an exercise. Everything in this mail is made up, and there is nothing you need to do.',
};

/** What of a mail its reader sees, wherever that is. */
interface SeenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: CalendarFile | undefined;
  readonly cancelled?: CalendarFile | undefined;
  readonly invitation?: CalendarFile | undefined;
}

/**
 * A mail as it goes out in an exercise: its subject, its text, its HTML and every entry it puts into a calendar say so, in
 * Danish and English, since nobody knows here who reads it.
 */
export function asExercise<M extends SeenMail>(mail: M): M {
  const { calendar, cancelled, invitation } = mail;
  return {
    ...mail,
    subject: `${EXERCISE}${mail.subject}`,
    text: `${NOTE.da}\n${NOTE.en}\n\n${mail.text}`,
    html: withNote(mail.html),
    ...(calendar && { calendar: inCalendar(calendar) }),
    ...(cancelled && { cancelled: inCalendar(cancelled) }),
    ...(invitation && { invitation: { ...invitation, ...inCalendar(invitation) } }),
  };
}

function withNote(html: string): string {
  const note =
    '<p style="margin:0;padding:12px;background:#ffe9a8;color:#000">' +
    `<strong lang="da">${NOTE.da}</strong> <span lang="en">${NOTE.en}</span></p>`;
  const body = /<body[^>]*>/i.exec(html)?.[0];
  return body === undefined ? `${note}${html}` : html.replace(body, () => `${body}${note}`);
}

/** The line is folded behind the word, so that it grows no longer than lines there may be. */
function inCalendar({ filename, content }: CalendarFile): CalendarFile {
  return { filename, content: content.replaceAll(/^(SUMMARY[^:\r\n]*:)/gm, `$1${EXERCISE.trim()}\r\n  `) };
}
