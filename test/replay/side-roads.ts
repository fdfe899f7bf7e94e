import { NEWEST_RULEBOOK } from '../../domain/rulebook/index.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  firstOfMonth,
  nextMonth,
} from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { anAgreement, aScreening } from '../support/journeys/a-journey.ts';
import { FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { aJourney } from './road.ts';
import type { Road } from './road.ts';

const SUCCESSOR = 'proeve-service';
const START = '2026-05-04';

async function toRecruitment(service: TestService): Promise<string> {
  const id = await service.refer();
  await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
  await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
  return id;
}

async function toIgu(service: TestService): Promise<string> {
  const id = await toRecruitment(service);
  const agreement = anAgreement(START);
  await service.until(agreement.signedOn);
  await service.does(id, 'SignIguAgreement', agreement);
  await service.until(START);
  await service.does(id, 'ConfirmDayOne', { of: 'igu', came: true, on: START });
  return id;
}

/** A company closes; another takes the training over, and the time served counts. */
const earlyEnd: Road = {
  name: 'early-end-and-successor',
  rulebooks: [2],
  async live(service) {
    const id = await toIgu(service);
    const endedOn = '2026-08-14';
    await service.until(endedOn);
    await service.does(id, 'EndIguEarly', {
      endedOn,
      cause: 'company-closed',
      partialProof: false,
      seeksSuccessor: true,
    });
    await service.until('2026-08-20');
    await service.does(id, 'RecordPaper', { paper: 'partial-proof', on: '2026-08-20' });
    await service.does(id, 'ProposeMatch', { kind: 'igu', company: SUCCESSOR, sector: 'service' });
    await service.until('2026-08-24');
    await service.does(id, 'AgreeMatch', { kind: 'igu', company: SUCCESSOR, plannedStart: '2026-09-07' });
    await service.until('2026-08-31');
    await service.does(id, 'SignIguAgreement', restOfTheTraining('2026-09-07', endedOn));
    await service.until('2026-09-07');
    await service.does(id, 'ConfirmDayOne', { of: 'igu', came: true, on: '2026-09-07' });
    await service.until('2026-11-16');
    return [aJourney(id)];
  },
};

/** What is left of the two years with a new company, counting those at the first one. */
function restOfTheTraining(startsOn: CalendarDate, endedOn: CalendarDate) {
  const served = daysBetween(START, endedOn);
  const endsOn = addDays(addMonths(addDays(startsOn, -served), 24), -1);
  return { ...anAgreement(startsOn), company: SUCCESSOR, endsOn };
}

/** Ten weeks away, back again, and an IGU made longer by exactly these. */
const pause: Road = {
  name: 'pause-and-extension',
  rulebooks: [2],
  async live(service) {
    const id = await toIgu(service);
    const [from, backOn] = ['2026-06-08', '2026-08-17'];
    await service.until(from);
    await service.does(id, 'PauseJourney', { from, kind: 'long-absence', expectedBack: backOn });
    await service.until(backOn);
    await service.does(id, 'ResumeJourney', { on: backOn });
    await service.does(id, 'ExtendIgu', {
      reason: 'long-absence',
      agreedOn: backOn,
      absentFrom: from,
      backOn,
    });
    await service.until(addDays(firstOfMonth(nextMonth('2026-10')), 10));
    return [aJourney(id)];
  },
};

/**
 * Two commands sent by mistake and taken back: one that had moved the journey on, and one that had ended an
 * obligation.
 */
const correction: Road = {
  name: 'correction',
  rulebooks: [2],
  async live(service) {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    const accepted = await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    await service.does(id, 'CorrectCommand', { event: accepted, reason: 'wrong-person' });
    await service.until(addDays(FIRST_DAY, 3));
    await service.does(id, 'AcceptScreening', { acceptedOn: addDays(FIRST_DAY, 3) });
    const agreement = anAgreement(START);
    await service.until(agreement.signedOn);
    await service.does(id, 'SignIguAgreement', agreement);
    await service.until(START);
    const registered = await service.does(id, 'RegisterInVitas', { registeredOn: START });
    await service.until(addDays(START, 2));
    await service.does(id, 'CorrectCommand', { event: registered, reason: 'did-not-happen' });
    await service.until(addDays(START, 30));
    return [aJourney(id)];
  },
};

/** A municipality says no after the screening, and the Workflow ends ninety days later. */
const declined: Road = {
  name: 'declined-screening',
  rulebooks: [2],
  async live(service) {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.until(addDays(FIRST_DAY, 4));
    await service.does(id, 'DeclineScreening', {
      declinedOn: addDays(FIRST_DAY, 4),
      cause: 'outside-target-group',
    });
    await service.until(addDays(FIRST_DAY, 96));
    return [aJourney(id)];
  },
};

/** A class with too few is given up before it begins, another is left on the way. */
const classes: Road = {
  name: 'released-class-and-broken-course',
  rulebooks: [2],
  async live(service) {
    const id = await toRecruitment(service);
    const seat = (startsOn: CalendarDate) =>
      service.does(id, 'AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn,
        endsOn: addDays(startsOn, 35),
      });
    await seat(addDays(FIRST_DAY, 28));
    await service.until(addDays(FIRST_DAY, 14));
    await service.does(id, 'ReleaseFromClass', { on: addDays(FIRST_DAY, 14), cause: 'too-few' });
    const startsOn = addDays(FIRST_DAY, 35);
    await seat(startsOn);
    await service.until(startsOn);
    await service.does(id, 'ConfirmDayOne', { of: 'course', came: true, on: startsOn });
    await service.until(addDays(startsOn, 10));
    await service.does(id, 'BreakOffCourse', {
      on: addDays(startsOn, 10),
      cause: 'withdrew',
      certificate: false,
    });
    await service.until(addDays(startsOn, 40));
    return [aJourney(id)];
  },
};

/** Closed, and opened again where it was left. */
const reopening: Road = {
  name: 'reopening',
  rulebooks: [2],
  async live(service) {
    const id = await toRecruitment(service);
    const closedOn = addDays(FIRST_DAY, 10);
    await service.until(closedOn);
    await service.does(id, 'CloseJourney', { outcome: 'not-established', cause: 'moved', on: closedOn });
    await service.until(addDays(closedOn, 40));
    await service.does(id, 'ReopenJourney', { on: addDays(closedOn, 40) });
    await service.until(addDays(closedOn, 90));
    return [aJourney(id)];
  },
};

/** To another municipality, which owes its own first talk. */
const transfer: Road = {
  name: 'transfer',
  rulebooks: [2],
  async live(service) {
    const id = await service.refer({ municipalDuties: true });
    await service.until(addDays(FIRST_DAY, 3));
    await service.does(id, 'TransferJourney', {
      municipality: 'koebenhavns-kommune',
      municipalityReference: 'KBH-0001',
      on: addDays(FIRST_DAY, 3),
    });
    await service.until(addDays(FIRST_DAY, 20));
    return [aJourney(id)];
  },
};

/** Begun under rulebook 1, and told to take up the newest while an IGU runs; what is open keeps its rule. */
const takeUp: Road = {
  name: 'take-up',
  rulebooks: [1],
  async live(service) {
    const id = await toIgu(service);
    await service.stopWorker();
    await service.startWorker();
    await service.engine.workflow
      .getHandle(journeyWorkflowId(id))
      .signal(SIGNALS.takeUpRulebook, { version: NEWEST_RULEBOOK });
    await eventually(async () => (await service.timeline(id)).some(({ type }) => type === 'RulebookTakenUp'));
    await service.until('2026-06-20');
    await service.does(id, 'ClaimAllowance', { month: '2026-05' });
    await service.until('2026-09-10');
    return [aJourney(id)];
  },
};

/** The person has said yes to the match; the company says that they did not come, they say otherwise, and begin later. */
const noShow: Road = {
  name: 'disputed-no-show',
  rulebooks: [2],
  async live(service) {
    const id = await toRecruitment(service);
    const agreement = anAgreement(START);
    const { company } = agreement;
    await service.does(id, 'ProposeMatch', { kind: 'igu', company, sector: 'painting' });
    await service.does(id, 'AcceptMatch', { company, on: FIRST_DAY });
    await service.does(id, 'AgreeMatch', { kind: 'igu', company, plannedStart: START });
    await service.until(agreement.signedOn);
    await service.does(id, 'SignIguAgreement', agreement);
    await service.until(START);
    await service.does(id, 'ConfirmDayOne', { of: 'igu', came: false, on: START });
    await service.until(addDays(START, 1));
    await service.does(id, 'AnswerNoShow', { of: 'igu', came: true });
    await service.until(addDays(START, 2));
    await service.does(id, 'UpholdNoShow', { of: 'igu' });
    await service.until(addDays(START, 3));
    await service.does(id, 'ConfirmDayOne', { of: 'igu', came: true, on: addDays(START, 3) });
    await service.until(addDays(START, 14));
    return [aJourney(id)];
  },
};

/** The ways off the main road whose histories a release keeps. */
export const sideRoads: readonly Road[] = [
  earlyEnd,
  pause,
  correction,
  declined,
  classes,
  reopening,
  transfer,
  takeUp,
  noShow,
];
