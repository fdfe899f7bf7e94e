import { describe, expect, it } from '@jest/globals';
import { readAbsenceNote } from '../../../domain/post/absence-note.ts';

/** A Tuesday: its week is 51, and Christmas lies ahead. */
const CAME = '2026-12-15';

const read = (text: string, on = CAME, subject = 'Automatisk svar: 1 påmindelse') =>
  readAbsenceNote({ subject, text }, on);
const away = (firstDay: string, lastDay: string) => ({ says: 'away', firstDay, lastDay });
const until = (lastDay: string) => away(CAME, lastDay);

describe('a note that says that somebody has left', () => {
  it.each([
    'Jeg er stoppet i firmaet. Skriv til en kollega.',
    'Hej. Jeg er desværre stoppet hos Eksempel Byg.',
    'Jeg er fratrådt min stilling. Kontakt hr@byg.example.dk.',
    'Tak for din mail.\n\nJeg er ikke længere ansat i kommunen.',
    'Jeg arbejder ikke længere her.',
    'Jeg arbejder ikke mere i Eksempel Byg.',
    'Bo Byg er ikke længere ansat hos os. Mailen bliver ikke læst.',
    'Bo er ikke længere i virksomheden.',
    'Jeg har forladt virksomheden.',
    'Jeg har fået nyt job og har haft sidste arbejdsdag.',
    'Jeg har skiftet job pr. 1. december og kan ikke længere træffes her.',
    'Jeg er gået på pension.',
    'Jeg er holdt op.',
    'Min ansættelse i kommunen er ophørt.',
    'Denne mailadresse er nedlagt. Brug info@byg.example.dk.',
    'Denne mailadresse bruges ikke længere.',
    'I am no longer with Example Construction.',
    'Bo no longer works here.',
    'I no longer work for the municipality.',
    'I have left the company. Please write to my colleague.',
    'Bo Byg has left Example Construction.',
    'Thank you for your email. I’ve left the organisation.',
    "I don't work here anymore.",
    'I have retired.',
    'My last day was Friday.',
    'This mailbox is no longer monitored.',
    'Ich bin nicht mehr im Unternehmen tätig.',
    'Ich habe die Firma zum Jahresende verlassen.',
    'Frau Muster ist aus dem Unternehmen ausgeschieden.',
    'Jag har slutat.',
    'Jag arbetar inte längre på företaget.',
    'Jeg har slutta i selskapet.',
    'Jeg er fritstillet.',
    'Jeg stoppede i virksomheden den 30. november.',
    'Jeg er rejst fra firmaet.',
    'Jeg har ikke længere min gang i firmaet.',
    'I am not working at Example Construction anymore.',
    'I left Example Construction on 30 November.',
    'Diese E-Mail-Adresse ist nicht mehr gültig.',
    'Diese Adresse wird nicht mehr verwendet.',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ says: 'left' });
  });

  it.each([
    ['Jeg er stoppet i kommunen pr. 30. november 2026.', '2026-11-30'],
    ['Jeg fratræder den 31. december.', '2026-12-31'],
    ['Min sidste arbejdsdag er fredag d. 18/12.', '2026-12-18'],
    ['My last working day is December 18th.', '2026-12-18'],
  ])('and on which day: %s', (text, leftOn) => {
    expect(read(text)).toEqual({ says: 'left', leftOn });
  });
});

describe('a note that says until when somebody is away', () => {
  it.each([
    ['Jeg er på ferie til og med 3. januar.', until('2027-01-03')],
    ['Jeg er på ferie t.o.m. d. 3. januar 2027.', until('2027-01-03')],
    ['Jeg holder ferie til og med den 3/1.', until('2027-01-03')],
    ['Jeg er på ferie og er tilbage den 4/1.', until('2027-01-03')],
    ['Jeg er tilbage d. 4/1-27.', until('2027-01-03')],
    ['Jeg er tilbage på kontoret mandag den 4. januar.', until('2027-01-03')],
    ['Jeg er ikke på kontoret. Jeg er tilbage igen mandag d. 04.01.2027', until('2027-01-03')],
    ['Tak for din mail. Jeg er bortrejst og er tilbage mandag den 21. december.', until('2026-12-20')],
    ['Fra den 4. januar er jeg på kontoret igen.', until('2027-01-03')],
    ['Jeg er væk indtil 4. januar', until('2027-01-04')],
    ['Jeg er ikke tilbage før den 4. januar.', until('2027-01-03')],
    ['Jeg holder ferie uge 52.', away('2026-12-21', '2026-12-27')],
    ['Jeg holder ferie i uge 52 og 53.', away('2026-12-21', '2027-01-03')],
    ['Jeg er på ferie i uge 52 og tilbage i uge 1.', away('2026-12-21', '2027-01-03')],
    ['Jeg er på ferie fra den 21. december til den 3. januar.', away('2026-12-21', '2027-01-03')],
    ['Jeg holder juleferie 21. december - 3. januar.', away('2026-12-21', '2027-01-03')],
    ['Jeg holder ferie 21/12-3/1.', away('2026-12-21', '2027-01-03')],
    ['Jeg er på kursus fra den 16.-18. december.', away('2026-12-16', '2026-12-18')],
    ['Jeg er på kursus den 16. december.', away('2026-12-16', '2026-12-16')],
    ['Jeg er på ferie til fredag den 1. januar og er tilbage mandag den 4. januar.', until('2027-01-03')],
    ['Vi holder lukket mellem jul og nytår og er tilbage den 4. januar.', until('2027-01-03')],
    ['Jeg er på barsel til 1. september 2027.', until('2027-09-01')],
    ['Jeg er på barsel og vender tilbage i september 2027.', until('2027-08-31')],
    ['Jeg er på orlov til marts.', until('2027-02-28')],
    [
      'Jeg er på ferie. Ved hastesager ring kl. 8-15 til 11 22 33 44. Jeg er tilbage d. 4. januar.',
      until('2027-01-03'),
    ],
    ['Jeg er sygemeldt til og med 3. januar', until('2027-01-03')],
    ['Jeg er tilbage på mandag.', until('2026-12-20')],
    ['I am out of the office until January 3.', until('2027-01-03')],
    ['I am on vacation and will be back on January 4.', until('2027-01-03')],
    ['I’ll be back Monday, January 4th, 2027.', until('2027-01-03')],
    ['I am out of office from 21 December through 3 January.', away('2026-12-21', '2027-01-03')],
    ['I am away December 21-31 and will answer when I am back.', away('2026-12-21', '2026-12-31')],
    ['I will be returning on the 4th of January.', until('2027-01-03')],
    ['Thank you for your message. I am on annual leave, returning 2027-01-04.', until('2027-01-03')],
    ['I am travelling in week 52.', away('2026-12-21', '2026-12-27')],
    ['I am away 12/21 - 1/3, returning 1/4.', away('2026-12-21', '2027-01-03')],
    ['I have limited access to mail between December 21 and January 3.', away('2026-12-21', '2027-01-03')],
    ['Jeg er på ferie mellem den 21. december og den 3. januar.', away('2026-12-21', '2027-01-03')],
    ['Ikke på kontoret. Retur 4/1-2027.', until('2027-01-03')],
    ['Ich bin bis einschließlich 3. Januar im Urlaub.', until('2027-01-03')],
    ['Ich bin im Urlaub und ab dem 04.01.2027 wieder erreichbar.', until('2027-01-03')],
    ['Ich bin vom 21.12. bis 03.01. nicht im Büro.', away('2026-12-21', '2027-01-03')],
    ['Ich bin in KW 52 nicht im Büro.', away('2026-12-21', '2026-12-27')],
  ])('%s', (text, reading) => {
    expect(read(text)).toEqual(reading);
  });

  it('reads a day without its year by the day the mail came', () => {
    expect(read('Jeg er på ferie til og med 7. august.', '2027-07-19')).toEqual(
      away('2027-07-19', '2027-08-07'),
    );
    expect(read('Jeg holder ferie i uge 29-31.', '2027-07-10')).toEqual(away('2027-07-19', '2027-08-08'));
  });

  it('reads what stands over two lines', () => {
    expect(read('Jeg er på ferie til og\nmed den 3.\njanuar.')).toEqual(until('2027-01-03'));
  });
});

describe('a note of somebody who is away for long', () => {
  it.each([
    'Jeg er på barsel. Kontakt min kollega.',
    'Jeg er gået på barselsorlov.',
    'Jeg har orlov.',
    'Jeg er sygemeldt indtil videre.',
    'I am on maternity leave.',
    'I am out until further notice.',
    'Jeg er på orlov til 1. februar 2029.',
    'Ich bin in Elternzeit.',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ says: 'on-leave' });
  });
});

describe('a note that leads to no proposal', () => {
  it.each([
    ['names no day', 'Jeg er på ferie.'],
    ['is of somebody who is back tomorrow', 'Jeg er på kursus i dag og er tilbage onsdag den 16. december.'],
    ['is of somebody who is back already', 'Jeg er på ferie til og med 7. november.'],
    ['only says that the mail has come', 'Tak for din mail. Vi vender tilbage hurtigst muligt.'],
    ['says when the office is open', 'Kontoret er åbent mandag-torsdag kl. 8-15 og fredag 8-12.'],
    ['names a day of something else', 'Vi har modtaget din mail. Fristen er den 4. januar 2027.'],
    ['is of somebody who has gone home', 'Jeg er gået for i dag. I have left the office for today.'],
    ['says that nobody has stopped', 'Jeg er ikke stoppet.'],
    ['names a day that does not exist', 'Jeg er på ferie til den 31. februar.'],
    ['promises an answer by a day', 'Vi har modtaget din sag og vender tilbage senest den 4. januar 2027.'],
    ['is empty', ''],
  ])('since it %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('since only the subject names a day, and it quotes ours', () => {
    expect(read('Jeg er på ferie.', CAME, 'Ikke til stede: frist 4. januar 2027')).toBeUndefined();
  });
});

describe('a note that means harm, or had an accident', () => {
  it.each([
    ['one word again and again', 'ikke '.repeat(2000)],
    ['dates alone', '1.1.2027 '.repeat(1000)],
    ['numbers alone', '1'.repeat(8000)],
    ['spaces alone', ' '.repeat(8000)],
    ['points alone', '. '.repeat(4000)],
    ['beginnings alone', 'jeg er '.repeat(1200)],
    ['marks of its own', '⟦0⟧ tilbage ⟦99⟧ '.repeat(400)],
    ['weeks alone', 'uge 1, 2, 3, '.repeat(600)],
  ])('is read within a moment: %s', (_, text) => {
    const begun = performance.now();
    readAbsenceNote({ subject: text, text }, CAME);
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it('names only days that it has itself', () => {
    expect(read('Jeg er tilbage ⟦0⟧.')).toBeUndefined();
  });
});
