import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/**
 * What the accessibility statement says, in the order of the model statement (Commission Implementing Decision (EU)
 * 2018/1523). What it says of the pages is what `docs/accessibility.md` has found; whoever changes a page changes both.
 */
export const ACCESSIBILITY_WORDS = {
  title: { da: 'Tilgængelighedserklæring', en: 'Accessibility statement' },
  aim: {
    da: 'arbejder for, at alle kan bruge siderne her. Erklæringen fortæller, hvor langt vi er, og hvad du kan gøre, hvis noget ikke virker for dig.',
    en: 'works towards pages that everybody can use. This statement says how far we have come, and what you can do if something does not work for you.',
  },
  covers: {
    da: 'Den gælder alle sider på dette websted:',
    en: 'It covers all pages of this website:',
  },
  status: { da: 'Sådan står det til', en: 'Compliance status' },
  partly: {
    da: 'Siderne lever delvist op til kravene. Målestokken er standarden EN 301 549, version 3.2.1, og med den WCAG 2.1 på niveau A og AA. Det, der mangler, står i næste afsnit.',
    en: 'The pages comply partially. They are measured by the standard EN 301 549, version 3.2.1, and with it WCAG 2.1 at levels A and AA. What is missing stands in the next section.',
  },
  law: {
    da: 'Kravene følger af lov om tilgængelighed af offentlige organers websteder og mobilapplikationer.',
    en: 'The requirements follow from the Danish act on the accessibility of public sector bodies’ websites and mobile applications.',
  },
  missing: { da: 'Det er ikke tilgængeligt', en: 'Content that is not accessible' },
  failing: { da: 'Lever ikke op til kravene', en: 'Does not meet the requirements' },
  apiParts: {
    da: 'Siden »API«, som er for udviklere, skriver dansk og engelsk i samme linje uden at sige, hvilket sprog der er hvad. En skærmlæser kan derfor læse noget af det op med forkert udtale (WCAG 3.1.2). Bed os om hjælp, eller brug beskrivelsen til programmer, som siden henviser til.',
    en: 'The page “API”, which is for developers, writes Danish and English in one line without saying which is which. A screen reader may therefore pronounce some of it wrongly (WCAG 3.1.2). Ask us for help, or use the description for programs that the page refers to.',
  },
  apiShapes: {
    da: 'Samme side viser felter som kode med indrykning. Hvad der hører under hvad, kan kun ses (WCAG 1.3.1).',
    en: 'The same page shows fields as indented code. What belongs under what can only be seen (WCAG 1.3.1).',
  },
  burden: { da: 'Undtaget, fordi det ville være for stor en byrde', en: 'Disproportionate burden' },
  noBurden: { da: 'Intet er undtaget af den grund.', en: 'Nothing is excepted for that reason.' },
  outside: { da: 'Ikke omfattet af loven', en: 'Not within the scope of the law' },
  files: {
    da: 'Filer, som andre har sendt os, for eksempel en undervisningsplan, ser ud, som de blev sendt. Har du brug for en af dem i en anden form, så skriv til os.',
    en: 'Files that others have sent us, such as a training plan, look as they were sent. If you need one of them in another form, write to us.',
  },
  made: { da: 'Sådan er erklæringen lavet', en: 'How this statement was prepared' },
  preparedOn: { da: 'Erklæringen er skrevet den', en: 'This statement was written on' },
  how: {
    da: 'Den bygger på en vurdering, som de, der udvikler siderne, selv har lavet. Hver ny udgave afprøves med programmet axe i en browser på alle slags sider, i en telefons bredde. Det, et program ikke kan se, er gennemgået i hånden.',
    en: 'It rests on an assessment by those who develop the pages. Each new release is tried with the program axe in a browser on every kind of page, at the width of a telephone. What a program cannot see has been gone through by hand.',
  },
  notTried: {
    da: 'Siderne er endnu ikke prøvet af mennesker, der bruger skærmlæser, forstørrelse eller talestyring til daglig. Gør du det, vil vi gerne høre fra dig.',
    en: 'The pages have not yet been tried by people who use a screen reader, magnification or voice control every day. If you do, we would like to hear from you.',
  },
  reviewedOn: { da: 'Den er sidst gennemgået den', en: 'It was last reviewed on' },
  nextReview: { da: 'og gennemgås igen senest den', en: 'and will be reviewed again by' },
  contact: { da: 'Skriv eller ring til os', en: 'Feedback and contact' },
  tellUs: {
    da: 'Fortæl os, hvis noget ikke virker for dig, eller hvis du har brug for indholdet på en anden måde:',
    en: 'Tell us if something does not work for you, or if you need the content in another way:',
  },
  mail: { da: 'Mail:', en: 'Mail:' },
  phone: { da: 'Telefon:', en: 'Telephone:' },
  noPhone: {
    da: 'Der er ikke oplyst noget telefonnummer. Skriv dit eget, så ringer vi til dig.',
    en: 'No telephone number is given. Write yours, and we will call you.',
  },
  enforcement: { da: 'Hvis du ikke får svar', en: 'Enforcement procedure' },
  authority: {
    da: 'Digitaliseringsstyrelsen fører tilsyn med loven. Har du ikke fået svar fra os inden for ti arbejdsdage, eller er svaret ikke godt nok, kan du skrive til styrelsen eller indtale en besked på telefon',
    en: 'The Agency for Digital Government supervises the law. If you have had no answer from us within ten working days, or if the answer will not do, you can write to the agency or leave a message on telephone',
  },
  authorityHow: { da: 'Sådan gør du:', en: 'How to do that (in Danish):' },
  cookies: { da: 'Cookies', en: 'Cookies' },
  noCookies: {
    da: 'Siderne sætter ingen cookies, gemmer ikke noget i din browser og tæller ikke, hvem der besøger dem. De kører ingen scripts og henter ikke noget fra andre. Når du åbner et link fra en mail, skriver vi ned, at det er åbnet.',
    en: 'The pages set no cookies, keep nothing in your browser and do not count who visits them. They run no scripts and load nothing from others. When you open a link from a mail, we write down that it was opened.',
  },
} as const satisfies Record<string, Sentence>;
