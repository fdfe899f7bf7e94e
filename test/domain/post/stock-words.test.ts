import { describe, expect, it } from '@jest/globals';
import { hintsAtLeaving, saysMoreThanStock } from '../../../domain/post/stock-words.ts';

describe('an automatic mail', () => {
  it.each([
    'Jeg er på ferie',
    'Hej\n\nTak for din mail. Jeg er på ferie til og med 3. januar 2027 og er tilbage mandag d. 4/1.',
    'Jeg er stoppet i firmaet. Skriv til en kollega.',
    'Tak for din henvendelse. Vi har modtaget din mail og vender tilbage hurtigst muligt.',
    'Jeg holder ferie i uge 28, 29 og 30.\n\nMed venlig hilsen\nBo Byg\nEksempel Byg ApS\nTlf. 11 22 33 44',
    'I am out of the office until January 4 with limited access to email.\n\nBest regards,\nBo',
    'Ich bin bis einschließlich 3. Januar nicht im Büro.',
    '',
  ])('says no more than such mails always say: %s', (text) => {
    expect(saysMoreThanStock(text)).toBe(false);
  });

  it.each([
    'Jeg er på ferie, men Amina startede den 24. november.',
    'Jeg er på ferie. Ring til Lis på 11 22 33 44.',
    'Tak for din mail. Hun kom ikke i dag.',
    'Sag 4711: Vi har set på det. Kontrakten er sendt.',
    'Jeg er på ferie. Skriv til lis@byg.example.dk.',
    'Jeg er på ferie. Nummeret er 11223344.',
    'Jeg er på ferie.\n\nMed venlig hilsen\nBo\n\nPS: Hun kom.',
    'Jeg er på ferie.\n\nHilsen\nBo\nHar hun fået svar på det brev, som vi sendte i går?',
    'أنا في إجازة',
  ])('says more: %s', (text) => {
    expect(saysMoreThanStock(text)).toBe(true);
  });
});

describe('a note that may say that somebody has left', () => {
  it.each([
    'Jeg er ikke ansat.',
    'Er her ikke mere.',
    'Jeg arbejder ikke her.',
    'Stoppet i firmaet.',
    'Ikke i virksomheden længere',
    'Left the office for a company of my own.',
    'I do not work here.',
  ])('hints at it: %s', (text) => {
    expect(hintsAtLeaving(text)).toBe(true);
  });

  it.each([
    'Jeg er på ferie til og med 3. januar.',
    'Jeg arbejder ikke om fredagen. Godt nytår!',
    'I am on annual leave and answer within two working days.',
    'Vi har modtaget din mail.',
  ])('or does not: %s', (text) => {
    expect(hintsAtLeaving(text)).toBe(false);
  });
});
