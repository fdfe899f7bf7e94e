import { addDays, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { CORRECTION_REASON_WORDS } from '../../../domain/words/index.ts';
import { agreementFrom, agreeOnIgu, prepareToSign, signAgreement } from '../agreement.ts';
import { addCompany } from '../company.ts';
import { doDuties, passTo } from '../duties.ts';
import { screened } from '../screening.ts';
import type { Trade } from '../screening.ts';
import type { Story } from '../story.ts';
import { tellsTrue, words } from '../teller.ts';
import type { Teller } from '../teller.ts';

const BRICKLAYER: Trade = { sector: 'building', disco: '7112', worked: 'six years a bricklayer' };
const SIGNED_AFTER = 7;
const BEGINS_AFTER = 38;
const REGISTER = 'Registrér IGU-aftalen i VITAS';
const byMail = { party: 'company', channel: 'mail' } as const;

/** A command given on the wrong person is taken back: what it answered is owed again, and is asked for again. */
export const correction: Story = {
  name: 'correction',
  title: 'A side road: a command given by mistake is taken back',
  person: 'Dawit',
  lastStartAfter: 50,
  async tell(teller) {
    const { name } = teller;
    const company = await addCompany(teller, { key: 'byg', name: 'Byg ApS', contact: 'Bente Bygmester' });
    await screened(teller, BRICKLAYER);
    const today = await teller.today();
    const signedOn = await passTo(teller, workingDayOnOrAfter(addDays(today, SIGNED_AFTER)));
    const startsOn = workingDayOnOrAfter(addDays(signedOn, BEGINS_AFTER));
    await agreeOnIgu(teller, company, { sector: BRICKLAYER.sector, plannedStart: startsOn });
    await prepareToSign(teller);
    await signAgreement(teller, agreementFrom(company, { signedOn, startsOn }));
    const { id, due } = await teller.owes('vitas-registration');
    teller.say(`${company.name} and ${name} sign an IGU from ${words(startsOn)}.`);
    teller.say(`The company owes its registration in VITAS by ${words(due)}.`);
    await doDuties(teller, ['vitas-registration']);

    const mistake = await registeredByMistake(teller);
    await takenBack(teller, mistake);
    const again = await teller.owes('vitas-registration');
    tellsTrue(again.id === id && again.due === due, `It is owed again, but by ${words(again.due)}`);
    teller.say(`The registration is owed again, by ${words(again.due)} as before.`);
    await askedAgain(teller, due);
    await teller.nothingMissed();
  },
};

/** After the first reminder the coordinator records another company’s answer here; the next reminder does not come. */
async function registeredByMistake(teller: Teller): Promise<number> {
  const first = await nextReminder(teller);
  await passTo(teller, first, ['vitas-registration', 'training-plan']);
  tellsTrue(reminders(teller) === 1, 'The company was not reminded of VITAS');
  const second = await nextReminder(teller);
  const { sequence } = await teller.does('coordinator', 'RegisterInVitas', { registeredOn: first }, byMail);
  await teller.owesNo('vitas-registration');
  teller.say(`Another company writes that it has registered. By mistake it is recorded on ${teller.name}.`);
  await teller.on(second);
  tellsTrue(reminders(teller) === 1, 'A reminder came though the answer was recorded');
  teller.say(`The next reminder, of ${words(second)}, has not come: nothing seems to be owed.`);
  return sequence;
}

/** The coordinator sees it and takes the command back. Nothing is deleted: the timeline says all of it. */
async function takenBack(teller: Teller, event: number): Promise<void> {
  const reason = 'wrong-person';
  const { sequence: by } = await teller.does('coordinator', 'CorrectCommand', { event, reason });
  const timeline = await teller.timeline();
  const struck = timeline.find(({ sequence }) => sequence === event);
  tellsTrue(struck?.struck?.by === by, 'The mistake is not struck through on the timeline');
  tellsTrue(struck.struck.reason === reason, 'The timeline does not say why it is struck');
  const correcting = timeline.find(({ sequence }) => sequence === by);
  const reopened = timeline.find(
    ({ type, payload }) => type === 'ObligationReopened' && payload['cause'] === by,
  );
  tellsTrue(
    correcting !== undefined && reopened !== undefined,
    'The timeline does not tell of the correction',
  );
  teller.say('The coordinator sees the mistake and takes the command back. The timeline keeps it:');
  const why = CORRECTION_REASON_WORDS[reason].en.toLowerCase();
  teller.say(`  ${event}. [struck through by ${by}: ${why}] ${struck.text.en}`);
  teller.say(`  ${by}. ${correcting.text.en}`);
  teller.say(`  ${reopened.sequence}. ${reopened.text.en}`);
}

/** The reminder comes again, and then the right answer. */
async function askedAgain(teller: Teller, due: CalendarDate): Promise<void> {
  const today = await teller.today();
  await teller.on(workingDayOnOrAfter(addDays(today, 1)));
  tellsTrue(reminders(teller) === 2, 'The reminder has not come again');
  teller.say('The company is reminded again, and now it is its own answer that is recorded.');
  await teller.does('coordinator', 'RegisterInVitas', { registeredOn: await teller.today() }, byMail);
  await teller.owesNo('vitas-registration');
  await teller.on(workingDayOnOrAfter(addDays(due, 2)));
  tellsTrue(reminders(teller) === 2, 'A reminder came after the answer');
  teller.say('Nobody is reminded any more.');
}

async function nextReminder(teller: Teller): Promise<CalendarDate> {
  const { next } = await teller.journey();
  const today = await teller.today();
  const reminder = next.find(
    ({ kind, does, on }) => kind === 'vitas-registration' && does === 'remind' && on > today,
  );
  tellsTrue(reminder !== undefined, 'Nobody is going to be reminded of VITAS');
  return reminder.on;
}

function reminders({ mails }: Teller): number {
  return mails.filter(({ title }) => title === REGISTER).length;
}
