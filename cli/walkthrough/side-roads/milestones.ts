import { addDays, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import { PARTY_WORDS } from '../../../domain/words/index.ts';
import type { ProgrammeItem, ProgrammeEventSeen } from '../walked-programme.ts';
import { WalkedProgramme } from '../walked-programme.ts';
import type { Story } from '../story.ts';
import { tellsTrue, words } from '../teller.ts';
import type { Teller } from '../teller.ts';

/** A meeting that lies so far ahead can be moved without anybody being on the way to it. */
const AHEAD_DAYS = 7;

/** The programme itself: a milestone reminded of and reached, one that nobody reports and that is passed on, a meeting moved. */
export const milestones: Story = {
  name: 'milestones',
  title: 'A side road: the programme’s own milestones',
  person: 'The steering group',
  async tell(teller) {
    const programme = new WalkedProgramme(teller.service);
    await teller.on(await teller.today());
    await movesAMeeting(teller, programme);
    const [silent, reached] = await openMilestones(programme);
    if (silent === undefined || reached === undefined) {
      teller.say('All milestones but the last have been reported before: there is nobody left to remind.');
      return;
    }
    await isReminded(teller, programme, reached);
    await isPassedOn(teller, programme, silent);
  },
};

/** The milestones that are still to be reported, what is due first before the rest. */
async function openMilestones(programme: WalkedProgramme): Promise<ProgrammeItem[]> {
  const { items } = await programme.going();
  return items
    .filter(({ kind, owed }) => kind === 'milestone' && owed !== undefined)
    .toSorted((one, other) => (dueOf(one) < dueOf(other) ? -1 : 1));
}

function dueOf({ owed }: ProgrammeItem): string {
  tellsTrue(owed !== undefined, 'Nothing is owed for the milestone');
  return owed.due;
}

async function movesAMeeting(teller: Teller, programme: WalkedProgramme): Promise<void> {
  const from = addDays(await teller.today(), AHEAD_DAYS);
  const { items } = await programme.going();
  const meeting = items.find(
    (item) => item.meeting === 'steering' && item.status !== 'done' && item.on > from,
  );
  tellsTrue(meeting !== undefined, 'The steering group has no meeting ahead');
  const on = workingDayOnOrAfter(addDays(meeting.on, 7));
  await programme.give('MoveItem', { item: meeting.item, on, reason: 'calendar' });
  const moved = await programme.item(meeting.item);
  tellsTrue(moved.on === on, `The meeting is on ${moved.on}`);
  tellsTrue(moved.filed.on === meeting.filed.on, 'The day that the file gives the meeting has changed');
  tellsTrue(moved.moves === meeting.moves + 1, 'The meeting does not count that it was moved');
  teller.say(`The steering group cannot meet on ${words(meeting.on)}. The meeting moves to ${words(on)}.`);
  teller.say(
    `What is to be sent before it moves along; the programme’s file still says ${words(moved.filed.on)}.`,
  );
}

/** Somebody is reminded, answers, and is not reminded again. */
async function isReminded(
  teller: Teller,
  programme: WalkedProgramme,
  milestone: ProgrammeItem,
): Promise<void> {
  const { item, title } = milestone;
  const { next } = await programme.going();
  const reminder = next.find((step) => step.item === item && step.does === 'remind');
  tellsTrue(reminder !== undefined, `Nobody is going to be reminded of ${title.en}`);
  teller.say(`“${title.en}” is to be reached by ${words(milestone.on)}.`);
  await teller.on(workingDayOnOrAfter(reminder.on));
  const told = await programme.happened('ObligationReminded', milestone);
  tellsTrue(told.length > 0, `Nobody was reminded of ${title.en}`);
  teller.say(`${toldOf(told.at(-1))} is reminded of it.`);
  await programme.give('ReportDone', { item, doneOn: await teller.today() });
  tellsTrue((await programme.item(item)).status === 'done', `${title.en} does not count as reached`);
  const { next: after } = await programme.going();
  tellsTrue(!after.some((step) => step.item === item), `Somebody will be reminded of ${title.en} again`);
  teller.say('The coordinator reports it as reached. Nobody is reminded of it again.');
}

/** Nobody answers: what is missed goes to the project lead, and then to whoever chairs the steering group. */
async function isPassedOn(
  teller: Teller,
  programme: WalkedProgramme,
  milestone: ProgrammeItem,
): Promise<void> {
  const { item, title } = milestone;
  const due = dueOf(milestone);
  teller.say(`Nobody reports “${title.en}”, which is to be reached by ${words(due)}.`);
  await teller.on(workingDayOnOrAfter(addDays(due, 1)));
  tellsTrue(
    (await programme.happened('ObligationMissed', milestone)).length === 1,
    'It does not count as missed',
  );
  tellsTrue((await programme.item(item)).status === 'late', `${title.en} does not count as late`);
  teller.say('Still nobody has. It is noted as missed.');
  const [first] = await programme.happened('ObligationEscalated', milestone);
  teller.say(`It is passed on: ${toldOf(first)} is told.`);
  await teller.on(workingDayOnOrAfter(addDays(due, 7)));
  const passed = await programme.happened('ObligationEscalated', milestone);
  tellsTrue(passed.length === 2, `It was passed on ${passed.length} times`);
  teller.say(`It is passed on again: ${toldOf(passed.at(-1))} is told.`);
  await programme.give('ReportDone', { item, doneOn: await teller.today() });
  teller.say('Now it is reported, a week late, and everybody can read that on the programme’s timeline.');
}

/** Who was told by an event, by their part, and the contact to whom the post goes. */
function toldOf(event: ProgrammeEventSeen | undefined): string {
  const [party] = event?.payload.to ?? [];
  const [notice] = event?.notices ?? [];
  tellsTrue(party !== undefined, 'Nobody was meant to be told');
  tellsTrue(notice !== undefined, 'No post was made of it');
  return `${PARTY_WORDS[party].en} (${notice.to})`;
}
