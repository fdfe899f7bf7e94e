import { addDays, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { dateInWords } from '../../../domain/words/index.ts';
import { agreementFrom, confirmDayOne, signAgreement } from '../agreement.ts';
import type { Company } from '../company.ts';
import { doDuties, passTo } from '../duties.ts';
import { tellsTrue, words } from '../teller.ts';
import type { Teller } from '../teller.ts';

const REGISTER = 'Registrér IGU-aftalen i VITAS';
const byMail = { party: 'company', channel: 'mail' } as const;

/** The agreement, the first day, and VITAS: the reminder says the right day, and none comes after the answer. */
export async function throughFirstWeeks(
  teller: Teller,
  company: Company,
  startsOn: CalendarDate,
): Promise<void> {
  const { name } = teller;
  await signAgreement(teller, agreementFrom(company, { signedOn: await teller.today(), startsOn }));
  teller.say('The same day the agreement is signed: before the start, as the law asks.');
  await doDuties(teller, ['vitas-registration', 'training-plan']);

  const reminded = await remindedOfVitas(teller);
  await passTo(teller, startsOn, ['vitas-registration', 'training-plan']);
  await confirmDayOne(teller, 'telephone');
  teller.say(`The company rings: ${name} came on day one. Person and company are asked no more.`);
  await registers(teller, company, reminded);

  const before = remindersOfVitas(teller, company);
  await passTo(teller, workingDayOnOrAfter(addDays(reminded.due, 10)));
  tellsTrue(remindersOfVitas(teller, company) === before, 'A reminder came after the registration');
  teller.say('No more reminders about VITAS: it has been done.');
}

interface Reminded {
  readonly on: CalendarDate;
  readonly due: CalendarDate;
}

/** The day on which the company will be reminded of VITAS. */
async function remindedOfVitas(teller: Teller): Promise<Reminded> {
  const { due } = await teller.owes('vitas-registration');
  const { next } = await teller.journey();
  const reminder = next.find(({ kind, does }) => kind === 'vitas-registration' && does === 'remind');
  tellsTrue(reminder !== undefined, 'Nobody is going to be reminded of VITAS');
  return { on: reminder.on, due };
}

async function registers(teller: Teller, company: Company, { on, due }: Reminded): Promise<void> {
  const today = await passTo(teller, on, ['vitas-registration', 'training-plan']);
  const mail = teller.mails.find(({ to, title }) => title === REGISTER && to.includes(company.email));
  tellsTrue(mail !== undefined, 'The company was not reminded of VITAS');
  const day = dateInWords(due).da;
  tellsTrue(mail.text.includes(day), `The company’s reminder does not say ${day}`);
  teller.say(`${company.contact} has the reminder to register in VITAS by ${words(due)}.`);
  await teller.does('coordinator', 'RegisterInVitas', { registeredOn: today }, byMail);
  await teller.does('coordinator', 'SubmitTrainingPlan', { submittedOn: today }, byMail);
  teller.say('The company replies: registered, and the training plan is in too.');
  const sent = (await teller.timeline()).some(
    ({ type, payload, notices }) =>
      type === 'ObligationReminded' &&
      payload['kind'] === 'vitas-registration' &&
      notices.some(({ organisation, state }) => organisation === company.id && state === 'sent'),
  );
  tellsTrue(sent, 'The timeline does not say that the company was reminded');
}

function remindersOfVitas(teller: Teller, company: Company): number {
  return teller.mails.filter(({ to, title }) => title === REGISTER && to.includes(company.email)).length;
}
