import {
  addDays,
  addMonths,
  daysBetween,
  firstOfMonth,
  monthOf,
  workingDayOnOrAfter,
} from '../../domain/calendar.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { Role } from '../../domain/codes.ts';
import type { CommandFields, CommandType } from '../../domain/commands.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../domain/rulebook/index.ts';
import { dateInWords, monthInWords } from '../../domain/words.ts';
import type { ArrivedMail, Inbox } from './inbox.ts';
import type { WalkedService } from './service.ts';

/** The course, then two weeks, then the IGU: so far ahead the agreement will begin. */
const COURSE_BEGINS_AFTER = 45;
const COURSE_DAYS = 42;
const IGU_BEGINS_AFTER = COURSE_BEGINS_AFTER + COURSE_DAYS + 14;
const REGISTERED = 'Registrér IGU-aftalen i VITAS';
const NAME = 'Yara';

/** Everything the story needs. */
export interface Telling {
  readonly service: WalkedService;
  readonly inbox: Inbox;
  readonly print: (line: string) => void;
}

/** Something on the way was not as it should be. */
export class NotAsTold extends Error {}

/** The day from which the clock stands too late for an IGU of this story, where it does. */
export function tooLateForIgu(today: CalendarDate): CalendarDate | undefined {
  const last = rulebook(NEWEST_RULEBOOK).law.iguLastStart.value;
  return addDays(today, IGU_BEGINS_AFTER + 14) > last ? last : undefined;
}

/** Takes one person from referral to an established job, and tells it. Throws where anything is not as told. */
export class Story {
  readonly #given: Telling;
  readonly #reference: string;
  readonly #company: string;
  #id = '';
  /** The day told last. */
  #told: CalendarDate = '';
  #companyMails: ArrivedMail[] = [];

  constructor(given: Telling, mark: string) {
    this.#given = given;
    this.#reference = `GENNEMGANG-${mark}`;
    this.#company = `gennemgang-${mark.toLowerCase()}`;
  }

  /** The journey's id, once the person is referred. */
  get journey(): string {
    return this.#id;
  }

  async tell(): Promise<void> {
    const begins = await this.#given.service.today();
    await this.#given.inbox.arrived();
    await this.#companyJoins();
    await this.#screening(begins);
    const courseEnds = await this.#course(addDays(begins, COURSE_BEGINS_AFTER));
    const startsOn = workingDayOnOrAfter(addDays(courseEnds, 14));
    await this.#signing(startsOn);
    await this.#vitas();
    await this.#twoYears(startsOn);
    await this.#job();
    await this.#end();
  }

  async #companyJoins(): Promise<void> {
    const { service } = this.#given;
    const id = this.#company;
    const contact = { organisation: id, name: 'Mille Mester', email: `mester@${id}.example.dk` };
    await service.ask('coordinator', 'POST', '/api/organisations', {
      id,
      kind: 'company',
      name: 'Gennemgang Malerfirma ApS',
    });
    await service.ask('coordinator', 'POST', '/api/contacts', contact);
    this.#say(`The coordinator adds a company, Gennemgang Malerfirma, and its contact ${contact.name}.`);
  }

  async #screening(today: CalendarDate): Promise<void> {
    await this.#on(today);
    this.#id = await this.#given.service.refer({
      municipality: 'hilleroed-kommune',
      municipalityReference: this.#reference,
      legalBasis: 'public-task',
      targetGroup: 'primary',
      residenceBasis: 'udl-7',
      registeredAddressSince: addMonths(today, -18),
      languageCentre: 'nordsjaellands-sprogcenter',
      wishedSector: 'painting',
      person: {
        givenName: NAME,
        familyName: 'Gennemgang',
        birthDate: addMonths(today, -31 * 12),
        language: 'ar',
      },
    });
    this.#say(
      `Hillerød’s jobcentre refers ${NAME} (${this.#reference}). The language centre now owes a screening.`,
    );
    await this.#stageIs('screening');
    await this.#on(addDays(today, 9));
    const screened = await this.#today();
    await this.#does('counsellor', 'RecordScreening', {
      screenedOn: screened,
      schoolYears: 9,
      latinScript: true,
      trade: '7131',
      yearsWorked: 6,
      danishTrack: 2,
      danishModule: 3,
      testsPassed: ['PD1'],
      wishedSector: 'painting',
    });
    this.#say(`The language centre records the screening: six years a painter, Danish track 2, module 3.`);
    await this.#on(addDays(today, 11));
    await this.#does('caseworker', 'AcceptScreening', { acceptedOn: await this.#today() });
    this.#say('The caseworker accepts it. The coordinator has sixty days to find a seat or a place.');
    await this.#stageIs('recruitment');
  }

  async #course(from: CalendarDate): Promise<CalendarDate> {
    const startsOn = workingDayOnOrAfter(mondayOnOrAfter(from));
    const endsOn = addDays(startsOn, COURSE_DAYS);
    await this.#does('coordinator', 'AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn,
      endsOn,
    });
    this.#say(`${NAME} gets a seat in the painters’ class at NEXT, ${words(startsOn)} to ${words(endsOn)}.`);
    await this.#stageIs('course');
    await this.#on(startsOn);
    await this.#does('schoolConsultant', 'ConfirmDayOne', { of: 'course', came: true, on: startsOn });
    this.#say(`The school confirms that ${NAME} came on the first day.`);
    await this.#on(addDays(endsOn, -10));
    await this.#match(workingDayOnOrAfter(addDays(endsOn, 14)));
    await this.#on(endsOn);
    await this.#does('schoolConsultant', 'CompleteCourse', { completedOn: endsOn, certificate: true });
    this.#say('The course is completed, with a certificate.');
    return endsOn;
  }

  /** A place is found before the last day of the course. */
  async #match(startsOn: CalendarDate): Promise<void> {
    const company = this.#company;
    await this.#does('coordinator', 'ProposeMatch', { kind: 'igu', company, sector: 'painting' });
    await this.#does('coordinator', 'AgreeMatch', { kind: 'igu', company, plannedStart: startsOn });
    this.#say(`Person and company have met, and agree on an IGU from ${words(startsOn)}.`);
  }

  async #signing(startsOn: CalendarDate): Promise<void> {
    const company = this.#company;
    const signedOn = await this.#today();
    const agreement = {
      company,
      signedOn,
      startsOn,
      endsOn: addDays(addMonths(startsOn, 24), -1),
      weeklyWorkHours: 27,
      weeklyHoursWithSchool: 37,
      publicEmployer: false,
    };
    await this.#does('coordinator', 'SignIguAgreement', agreement, { party: 'company', channel: 'meeting' });
    this.#say('The same day the agreement is signed: before the start, as the law asks.');
    await this.#stageIs('igu');
    await this.#on(startsOn);
    await this.#does(
      'coordinator',
      'ConfirmDayOne',
      { of: 'igu', came: true, on: startsOn },
      { party: 'company', channel: 'telephone' },
    );
    this.#say(`The company rings: ${NAME} came on day one.`);
  }

  /** The company's reminder arrives with the right date, and none comes after it has registered. */
  async #vitas(): Promise<void> {
    const { open, next } = await this.#given.service.journey(this.#id);
    const owed = open.find(({ kind }) => kind === 'vitas-registration');
    const reminder = next.find(({ kind, does }) => kind === 'vitas-registration' && does === 'remind');
    if (owed === undefined || reminder === undefined) throw new NotAsTold('No registration in VITAS is owed');
    await this.#on(reminder.on);
    const mail = this.#companyMails.find(({ text }) => text.includes(REGISTERED));
    if (mail === undefined) throw new NotAsTold('The company was not reminded of VITAS');
    const due = dateInWords(owed.due).da;
    if (!mail.text.includes(due)) throw new NotAsTold(`The company’s reminder does not say ${due}`);
    this.#say(`The company has its reminder to register in VITAS by ${words(owed.due)}.`);
    const told = { party: 'company', channel: 'mail' } as const;
    const today = await this.#today();
    await this.#does('coordinator', 'RegisterInVitas', { registeredOn: today }, told);
    await this.#does('coordinator', 'SubmitTrainingPlan', { submittedOn: today }, told);
    this.#say('The company replies: registered, and the training plan is in too.');
    const before = this.#remindersOfVitas();
    await this.#on(workingDayOnOrAfter(addDays(owed.due, 10)));
    if (this.#remindersOfVitas() !== before) throw new NotAsTold('A reminder came after the registration');
    this.#say('No more reminders about VITAS: it has been done.');
    const timeline = await this.#given.service.timeline(this.#id);
    const sent = timeline.some(
      ({ type, payload, notices }) =>
        type === 'ObligationReminded' &&
        payload['kind'] === 'vitas-registration' &&
        notices.some(({ organisation, state }) => organisation === this.#company && state === 'sent'),
    );
    if (!sent) throw new NotAsTold('The timeline does not say that the company was reminded');
  }

  async #twoYears(startsOn: CalendarDate): Promise<void> {
    const endsOn = addDays(addMonths(startsOn, 24), -1);
    const bonusFrom = addMonths(startsOn, 6);
    const company = { party: 'company', channel: 'mail' } as const;
    const person = { party: 'person', channel: 'meeting' } as const;
    const claim = async (month: string) => {
      await this.#does('caseworker', 'ClaimAllowance', { month }, person);
      this.#say(`${NAME} has applied for the school allowance of ${monthInWords(month).en}.`);
    };
    const last = monthOf(endsOn);
    let bonus = false;
    for (let month = monthOf(startsOn); month < last;) {
      const following = monthOf(addMonths(firstOfMonth(month), 1));
      await this.#on(workingDayOnOrAfter(addDays(firstOfMonth(following), 1)));
      await claim(month);
      const today = await this.#today();
      if (!bonus && today >= bonusFrom) {
        await this.#does('coordinator', 'ClaimBonus', { part: 'six-months', claimedOn: today }, company);
        this.#say('Six months have passed: the company applies for the first 20,000 kr.');
        bonus = true;
      }
      month = following;
    }
    await this.#on(workingDayOnOrAfter(addDays(endsOn, 1)));
    await claim(last);
    const today = await this.#today();
    await this.#does('coordinator', 'CompleteIgu', { completedOn: endsOn, certificateOn: today }, company);
    await this.#does('coordinator', 'ClaimBonus', { part: 'completion', claimedOn: today }, company);
    this.#say(`Two years are completed on ${words(endsOn)}: certificate, and the second 20,000 kr.`);
  }

  async #job(): Promise<void> {
    const startsOn = workingDayOnOrAfter(addDays(await this.#today(), 3));
    const employment = { employer: this.#company, kind: 'job', startsOn, weeklyHours: 37 } as const;
    await this.#does('coordinator', 'StartEmployment', employment, {
      party: 'company',
      channel: 'telephone',
    });
    this.#say(`${NAME} is employed there as a painter from ${words(startsOn)}, 37 hours a week.`);
    await this.#stageIs('employment');
    for (const month of [1, 3, 6, 12] as const) {
      await this.#on(workingDayOnOrAfter(addMonths(startsOn, month)));
      const told = { party: 'company', channel: 'mail' } as const;
      await this.#does('caseworker', 'ConfirmRetention', { month, employed: true }, told);
      this.#say(`After ${month} month${month === 1 ? '' : 's'} the company confirms: still employed.`);
    }
    await this.#does('caseworker', 'CloseJourney', { outcome: 'job', on: await this.#today() });
    this.#say('The caseworker closes the journey. Outcome: an ordinary job.');
  }

  async #end(): Promise<void> {
    await this.#stageIs('closed');
    const { open } = await this.#given.service.journey(this.#id);
    if (open.length > 0) throw new NotAsTold(`${open.length} obligations are open after the end`);
    const timeline = await this.#given.service.timeline(this.#id);
    const missed = timeline.filter(({ type }) => type === 'ObligationMissed');
    if (missed.length > 0) throw new NotAsTold(`Something was missed: ${missed[0]?.text.en ?? ''}`);
    const reminded = timeline.filter(({ type }) => type === 'ObligationReminded').length;
    this.#say(`Nothing was missed, and nothing is owed: ${timeline.length} events, ${reminded} reminders.`);
  }

  async #does<T extends CommandType>(
    as: Role,
    type: T,
    fields: CommandFields<T>,
    told?: { readonly party: string; readonly channel: string },
  ): Promise<void> {
    await this.#given.service.give(this.#id, type, fields, { as, ...(told && { told }) });
  }

  /** Lets time pass until a day, and tells which mails about this person went out. */
  async #on(day: CalendarDate): Promise<void> {
    const { service, inbox, print } = this.#given;
    if (day > (await service.today())) await service.moveClock(day);
    const today = await service.today();
    if (today !== this.#told) print(`\n${words(today)}`);
    this.#told = today;
    for (const mail of await inbox.arrived()) {
      if (!mail.text.includes(this.#reference)) continue;
      const to = mail.to.join(', ');
      if (to.includes(this.#company)) this.#companyMails.push(mail);
      print(`  ✉ to ${to}: ${mail.subject}`);
    }
  }

  #today(): Promise<CalendarDate> {
    return this.#given.service.today();
  }

  #say(sentence: string): void {
    this.#given.print(`  ${sentence}`);
  }

  #remindersOfVitas(): number {
    return this.#companyMails.filter(({ text }) => text.includes(REGISTERED)).length;
  }

  async #stageIs(stage: string): Promise<void> {
    const journey = await this.#given.service.journey(this.#id);
    if (journey.stage !== stage) throw new NotAsTold(`The journey is in ${journey.stage}, not in ${stage}`);
  }
}

/** Classes begin in the week, not on the day before Christmas. */
function mondayOnOrAfter(date: CalendarDate): CalendarDate {
  const sinceAMonday = daysBetween('2024-01-01', date);
  return addDays(date, (7 - (sinceAMonday % 7)) % 7);
}

function words(date: CalendarDate): string {
  return dateInWords(date).en;
}
