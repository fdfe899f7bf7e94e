import type { OwnPageWords } from '../own-page-words.ts';

/** A person’s own page in Danish that is easy to read. */
export const da: OwnPageWords = {
  name: 'Dansk',
  direction: 'ltr',
  title: 'Dit forløb',
  greeting: (firstName) => `Hej ${firstName}`,
  here: 'Her er du nu',
  next: 'Det sker bagefter',
  stages: {
    screening: {
      here: 'Din kommune har sendt dig til os. Vi lærer dig at kende.',
      next: 'Du skal tale med sprogcentret om din skole, dit arbejde og dit dansk. Så får du at vide, om du kan være med.',
    },
    recruitment: {
      here: 'Du er med. Vi leder efter et kursus eller en virksomhed til dig.',
      next: 'Når vi har fundet noget, får du besked. Du bestemmer selv, om du siger ja.',
    },
    course: {
      here: 'Du går på kursus.',
      next: 'Vi leder efter en virksomhed til dig, før kurset slutter.',
    },
    igu: {
      here: 'Du er i IGU. Det er to år med arbejde og skole.',
      next: 'Når de to år er gået, får du et bevis. Før det taler vi med dig om et job.',
    },
    placement: {
      here: 'Du er i praktik eller i job med løntilskud i en virksomhed.',
      next: 'Før det slutter, taler vi med dig om et job eller en IGU.',
    },
    employment: {
      here: 'Du har arbejde, eller du er i gang med en uddannelse.',
      next: 'Det første år spørger vi nogle gange, om det går godt.',
    },
    closed: {
      here: 'Dit forløb hos os er slut.',
      next: 'Har du spørgsmål, eller vil du tilbage? Så ring til os.',
    },
  },
  paused: 'Lige nu holder dit forløb pause.',
  tasks: 'Det skal du gøre',
  noTasks: 'Du skal ikke gøre noget lige nu.',
  task: {
    'match-answer-person': 'Svar på, om du vil have pladsen',
    'agreement-signed-person': 'Skriv under på din aftale',
    'eligibility-papers': 'Vis dine papirer',
    'day-one-course-person': 'Fortæl, om du kom den første dag på kurset',
    'day-one-igu-person': 'Fortæl, om du kom den første dag i virksomheden',
    'day-one-placement-person': 'Fortæl, om du kom den første dag i praktikken',
    'no-show-person': 'Fortæl, hvad der skete på din første dag',
    'monthly-allowance': 'Søg om penge for din skole',
    'trial-end-person': 'Fortæl, om du bliver på uddannelsen',
    'residence-permit': 'Forny din opholdstilladelse',
    'residence-card': 'Se efter, om dit nye opholdskort er kommet',
  },
  by: (date) => `Senest ${date}`,
  late: 'Datoen er gået. Gør det nu, eller ring til os.',
  dates: 'Vigtige datoer',
  date: {
    'course-begins': 'Dit kursus begynder',
    'course-ends': 'Dit kursus slutter',
    'igu-begins': 'Din IGU begynder',
    'igu-ends': 'Din IGU slutter',
    'placement-begins': 'Din praktik begynder',
    'placement-ends': 'Din praktik slutter',
    'job-begins': 'Dit arbejde begynder',
  },
  call: 'Ring, hvis du er i tvivl',
  callHow: 'Du kan altid ringe eller skrive. Det er i orden at spørge.',
  caseworker: 'Din sagsbehandler i kommunen',
  secretariat: 'Fodfæste',
  post: 'Beskeder fra os',
  postHow: 'Hvordan vil du have besked, når du skal huske noget?',
  channel: {
    mail: 'Med mail',
    text: 'Med sms',
    none: 'Jeg vil ikke have beskeder. Min sagsbehandler fortæller mig det.',
  },
  save: 'Gem',
  news: {
    saved: 'Vi har gemt dit valg.',
    ended: 'Du får ikke flere beskeder fra os. Din sagsbehandler får dem.',
    'no-address': 'Vi kender ikke din mailadresse. Ring til din sagsbehandler, så skriver vi den ned.',
    'no-number': 'Vi kender ikke dit telefonnummer. Ring til din sagsbehandler, så skriver vi det ned.',
    'no-texts': 'Vi kan ikke sende sms lige nu. Vælg mail.',
  },
  newLink: {
    dead: [
      'Linket virker ikke',
      'Linket er måske for gammelt. Måske mangler der noget af det. Du kan få et nyt her, eller du kan ringe.',
    ],
    ended: [
      'Linket er lukket',
      'Linket kan ikke bruges mere. Du kan få et nyt her. Har du sagt nej til beskeder fra os? Så ring til din sagsbehandler, hvis du vil have dem igen.',
    ],
    ask: ['Få et nyt link', 'Har du mistet dit link? Du kan få et nyt her.'],
    sent: [
      'Se efter en besked fra os',
      'Hvis vi kender dig, sender vi dig et nyt link nu. Det kommer på mail eller sms, som du har valgt. Kommer der ikke noget, så ring.',
    ],
    title: 'Få et nyt link',
    field: 'Din mailadresse eller dit telefonnummer',
    send: 'Send mig et nyt link',
    fault: 'Skriv din mailadresse eller dit telefonnummer.',
  },
  endLinks: {
    heading: 'Luk dine links',
    how: 'Har en anden set dit link? Så luk alle dine links. Ingen kan bruge dem bagefter, heller ikke du. Du kan altid få et nyt.',
    ask: 'Luk alle mine links',
    sure: 'Vil du lukke alle dine links?',
    yes: 'Ja, luk dem alle',
    no: 'Nej, gå tilbage',
  },
  rights: 'Dine oplysninger',
  rightsHow:
    'Vi skriver kun det ned, som vi skal bruge. Du kan altid spørge os, hvad der står om dig, og hvem der har fået det at vide. Er noget forkert, så sig det.',
  wrongHow:
    'Er dit navn, din fødselsdag, dit nummer eller din adresse forkert? Ring eller skriv til din sagsbehandler eller til os. Så retter vi det. Du kan bede om at se, hvad der stod før.',
  data: {
    why: 'Vi bruger dine oplysninger til at hjælpe dig i arbejde. Vi har dem fra kommunen, fra dig og fra dem, du møder undervejs.',
    ground: {
      'public-task': 'Vi må have dem, fordi kommunen skal løse en opgave efter loven.',
      consent: 'Vi må have dem, fordi du har sagt ja. Du kan altid tage dit ja tilbage.',
    },
    decides: {
      own: (names) => `De bestemmer selv, hvad de bruger dine oplysninger til: ${names}.`,
      joint: (names) => `De bestemmer sammen, hvad de bruger dine oplysninger til: ${names}.`,
      processor: (names) => `De bruger kun dine oplysninger til det, som andre har bedt dem om: ${names}.`,
    },
    anyOfThem: 'Du kan bruge dine rettigheder hos hver af dem.',
    unsettled: 'Spørg os, hvem der har ansvaret for dine oplysninger.',
    arrangement: 'Læs, hvad de har aftalt',
    kept: 'Når dit forløb er slut, beslutter vi, hvad der skal gemmes, hvor længe og hvorfor. Resten bliver slettet.',
    complain:
      'Er du ikke tilfreds med, hvordan vi bruger dine oplysninger? Så kan du klage til Datatilsynet:',
  },
  foot: {
    responsible: 'Ansvarlig for siden:',
    nobodyNamed: 'Sekretariatet for Fodfæste',
    accessibility: 'Tilgængelighedserklæring',
    cookies: 'Siden sætter ingen cookies.',
  },
  languages: 'Sprog',
  skip: 'Gå til indholdet',
};
