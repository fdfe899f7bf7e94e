import { addDays, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import { CHANNEL_WORDS, PARTY_WORDS } from '../../../domain/words/index.ts';
import { addCompany } from '../company.ts';
import type { Company } from '../company.ts';
import { mondayOnOrAfter } from '../course.ts';
import { passTo } from '../duties.ts';
import { screened } from '../screening.ts';
import type { Trade } from '../screening.ts';
import type { Story } from '../story.ts';
import { tellsTrue, words } from '../teller.ts';
import type { Teller } from '../teller.ts';

const DRIVER: Trade = { sector: 'transport', disco: '8332', worked: 'six years a driver' };
const STILL_EMPLOYED = 'Er personen stadig ansat efter 1 måned?';
const NOTE = 'Tove ringede kl. 10 i stedet for at skrive. Det går godt, og hun vil gerne beholde ham.';

/** A company that writes no mails rings instead: whose word it is stands on the timeline, and the mails stop. */
export const telephone: Story = {
  name: 'telephone',
  title: 'A side road: an answer by telephone',
  person: 'Dilan',
  async tell(teller) {
    const { name } = teller;
    const company = await addCompany(teller, {
      key: 'transport',
      name: 'Transport ApS',
      contact: 'Tove Transport',
    });
    await screened(teller, DRIVER);
    const job = { kind: 'job', company: company.id } as const;
    const startsOn = workingDayOnOrAfter(mondayOnOrAfter(addDays(await teller.today(), 7)));
    await teller.does('coordinator', 'ProposeMatch', { ...job, sector: DRIVER.sector });
    await teller.does('coordinator', 'AgreeMatch', { ...job, plannedStart: startsOn });
    await teller.does('coordinator', 'StartEmployment', {
      employer: company.id,
      kind: 'job',
      startsOn,
      weeklyHours: 37,
    });
    await teller.stageIs('employment');
    teller.say(`${company.name} employs ${name} as a driver from ${words(startsOn)}, without a course.`);
    await answeredByTelephone(teller, company);
    await teller.nothingMissed();
  },
};

async function answeredByTelephone(teller: Teller, company: Company): Promise<void> {
  const { name } = teller;
  const { due } = await teller.owes('retention-1');
  const { next } = await teller.journey();
  const steps = next.filter(({ kind }) => kind === 'retention-1');
  const reminder = steps.find(({ does }) => does === 'remind');
  tellsTrue(reminder !== undefined, 'Nobody is going to be asked after a month');
  await passTo(teller, reminder.on);
  const asked = mailsAfterAMonth(teller);
  tellsTrue(asked === 1, 'The company was not asked after a month');
  const later = steps.find(({ on, does }) => does === 'remind' && on > reminder.on);
  tellsTrue(later !== undefined, 'No other reminder would follow');

  const told = { party: 'company', channel: 'telephone', note: NOTE } as const;
  const answer = { month: 1, employed: true } as const;
  const { sequence } = await teller.does('coordinator', 'ConfirmRetention', answer, told);
  await teller.owesNo('retention-1');
  teller.say(`${company.contact} rings the coordinator instead of writing: ${name} is still there.`);
  const event = (await teller.timeline()).find((one) => one.sequence === sequence);
  const word = event?.onBehalfOf;
  tellsTrue(word?.party === 'company', 'The timeline does not say that it is the company’s word');
  tellsTrue(word.channel === 'telephone', 'The timeline does not say that it was told by telephone');
  tellsTrue(event?.actor?.organisation === 'lo-hovedstaden', 'The timeline does not say who recorded it');
  tellsTrue(event.note === NOTE, 'The timeline does not have the note of the call');
  teller.say('The timeline says whose word it is, how it was told, and who recorded it:');
  teller.say(`  ${event.text.en}`);
  const channel = CHANNEL_WORDS[word.channel].en.toLowerCase();
  teller.say(`  Told by: ${PARTY_WORDS[word.party].en.toLowerCase()}, ${channel}.`);
  teller.say(`  Recorded by: ${event.actor.contact ?? event.actor.organisation}. Note: “${event.note}”`);

  await passTo(teller, workingDayOnOrAfter(addDays(due, 15)));
  tellsTrue(mailsAfterAMonth(teller) === asked, 'A reminder came after the answer');
  teller.say(`Nobody was asked again: the reminder of ${words(later.on)} and all after it fell away.`);
}

function mailsAfterAMonth({ mails }: Teller): number {
  return mails.filter(({ title }) => title === STILL_EMPLOYED).length;
}
