import { applySoFar } from '../journeys/apply.ts';
import type { Command } from '../journeys/command.ts';
import { COMMANDS } from '../journeys/commands.ts';
import type { CommandFields, Referral } from '../journeys/commands.ts';
import type { Happening, JourneyEvent } from '../journeys/events.ts';
import { helpAskedFor } from '../journeys/journey.ts';
import type { Journey } from '../journeys/journey.ts';
import { isTakenIn } from '../journeys/stages.ts';
import { countedFrom, iguAgreementRefusal, leavingIgu } from '../law/igu.ts';
import { placementRefusal } from '../law/placement-law.ts';
import { planRefusal } from '../law/training-plan.ts';
import { journeyRules } from '../obligations/journey-rules.ts';
import { LONG_ABSENCE_DAYS } from '../obligations/pause.ts';
import { unfold } from '../obligations/unfold.ts';
import { inOrder, notAhead } from '../refusals/date-order.ts';
import { isRefusal, refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { rulebook } from '../rulebook/index.ts';
import { addDays, addMonths, dateOf, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import { faultsIn } from '../vocabulary/fields.ts';
import { correct } from './correct.ts';
import { answerNoShow, upholdNoShow } from './no-show.ts';
import * as sideRoads from './side-roads.ts';
import { warningsFor } from './warnings-for.ts';

/** Answers may come a few days before the day they are about: reminders roll back over a weekend and Easter. */
const EARLY_ANSWER_DAYS = 7;

/** Opens a journey. */
export function refer(
  journey: Journey,
  referral: Referral,
  programme: { readonly slug: string; readonly placementDays: number; readonly rulebook: number },
  now: Instant,
): JourneyEvent[] {
  const { slug, placementDays, rulebook: version } = programme;
  const referredOn = dateOf(now);
  const payload = { ...referral, programme: slug, placementDays, rulebook: version, referredOn };
  return unfold(journeyRules, journey, [{ type: 'PersonReferred', payload }], now);
}

/**
 * What a command leads to: the events that follow from it, in order, or a refusal that says why not. Pure: the
 * same journey, command and time always give the same answer.
 */
export function decide(journey: Journey, command: Command, now: Instant): JourneyEvent[] | Refusal {
  const faults = faultsIn(COMMANDS[command.type].fields, command.fields);
  if (faults.length > 0) {
    return refuse('fields-malformed', { fields: faults.map(({ field }) => field).join(', ') });
  }
  if (command.answers !== undefined && !isOpen(journey, command.answers)) return refuse('not-open');
  if (!isTakenIn(journey.stage, command.type)) {
    return refuse('wrong-stage', { stage: journey.stage, command: command.type });
  }
  const ruled = rule(journey, command, dateOf(now));
  if (isRefusal(ruled)) return ruled;
  // What is to be watched is told after what has happened, as news about its first event.
  const cause = journey.sequence + 1;
  const warnings = warningsFor(journey, command).map((warning): Happening => ({
    type: 'WarningRaised',
    payload: { ...warning, cause },
  }));
  const events = unfold(journeyRules, journey, [...('type' in ruled ? [ruled] : ruled), ...warnings], now);
  // Whoever answers is done with the question: an answer that leaves it open would be asked for again.
  if (command.answers !== undefined && isOpen(applySoFar(journey, events), command.answers)) {
    return refuse('leaves-open');
  }
  return events;
}

function rule(
  journey: Journey,
  command: Command,
  today: CalendarDate,
): Happening | readonly Happening[] | Refusal {
  switch (command.type) {
    case 'RecordScreening': {
      const payload = command.fields;
      return notAhead('screenedOn', payload.screenedOn, today) ?? { type: 'ScreeningRecorded', payload };
    }
    case 'AcceptScreening': {
      const { acceptedOn } = command.fields;
      if (journey.screening === undefined) return refuse('screening-not-recorded');
      return (
        notAhead('acceptedOn', acceptedOn, today) ??
        inOrder('screenedOn', journey.screening.screenedOn, 'acceptedOn', acceptedOn) ?? {
          type: 'ScreeningAccepted',
          payload: { acceptedOn, placementDays: journey.placementDays },
        }
      );
    }
    case 'ProposeMatch':
      return { type: 'MatchProposed', payload: command.fields };
    case 'AgreeMatch': {
      const { company, kind } = command.fields;
      if (journey.match?.company !== company || journey.match.kind !== kind) {
        return refuse('match-not-proposed');
      }
      return { type: 'MatchAgreed', payload: command.fields };
    }
    case 'AdmitToCourse': {
      const payload = command.fields;
      return (
        inOrder('startsOn', payload.startsOn, 'endsOn', payload.endsOn) ?? {
          type: 'AdmittedToCourse',
          payload,
        }
      );
    }
    case 'ConfirmDayOne':
      return dayOne(journey, command.fields, today);
    case 'AnswerNoShow':
      return answerNoShow(journey, command.fields);
    case 'UpholdNoShow':
      return upholdNoShow(journey, command.fields);
    case 'CompleteCourse': {
      const payload = command.fields;
      if (journey.course?.completedOn !== undefined) return refuse('already-done');
      return (
        notAhead('completedOn', payload.completedOn, today) ??
        inOrder('startsOn', journey.course?.startsOn, 'completedOn', payload.completedOn) ?? {
          type: 'CourseCompleted',
          payload,
        }
      );
    }
    case 'ReturnToRecruitment': {
      const { from, on } = command.fields;
      if (from !== journey.stage) return refuse('not-this-stage', { stage: journey.stage, given: from });
      const { placementDays } = journey;
      return (
        notAhead('on', on, today) ??
        leavingRefusal(journey, from, on) ?? {
          type: 'ReturnedToRecruitment',
          payload: { ...command.fields, placementDays, ...leavingIgu(journey, on) },
        }
      );
    }
    case 'SignIguAgreement':
      return (
        iguAgreementRefusal(journey, command.fields, command.facts, today) ?? {
          type: 'IguAgreementSigned',
          payload: { ...command.fields, ...countedFrom(journey, command.fields.startsOn) },
        }
      );
    case 'RegisterInVitas': {
      const payload = command.fields;
      if (journey.igu === undefined) return refuse('no-igu');
      if (journey.igu.registeredOn !== undefined) return refuse('already-done');
      return (
        notAhead('registeredOn', payload.registeredOn, today) ??
        inOrder('signedOn', journey.igu.signedOn, 'registeredOn', payload.registeredOn) ?? {
          type: 'VitasRegistered',
          payload,
        }
      );
    }
    case 'SubmitTrainingPlan': {
      const payload = command.fields;
      if (journey.igu === undefined) return refuse('no-igu');
      return (
        notAhead('submittedOn', payload.submittedOn, today) ??
        planRefusal(journey, payload) ?? { type: 'TrainingPlanSubmitted', payload }
      );
    }
    case 'ClaimAllowance':
      return allowance(journey, command.fields, today);
    case 'ClaimBonus':
      return bonus(journey, command.fields, today);
    case 'CompleteIgu': {
      const { igu } = journey;
      if (igu === undefined) return refuse('no-igu');
      if (igu.completedOn !== undefined) return refuse('already-done');
      const { completedOn, certificateOn } = command.fields;
      if (completedOn < igu.endsOn) return refuse('igu-not-ended', { ends: igu.endsOn });
      const { company, publicEmployer } = igu;
      return (
        notAhead('completedOn', completedOn, today) ??
        notAhead('certificateOn', certificateOn, today) ?? {
          type: 'IguCompleted',
          payload: { ...command.fields, company, publicEmployer },
        }
      );
    }
    case 'ApprovePlacement':
      return placement(journey, command.fields, today);
    case 'EndPlacement': {
      const payload = command.fields;
      if (journey.placement?.endedOn !== undefined) return refuse('already-done');
      return (
        notAhead('endedOn', payload.endedOn, today) ??
        inOrder('startsOn', journey.placement?.startsOn, 'endedOn', payload.endedOn) ?? {
          type: 'PlacementEnded',
          payload,
        }
      );
    }
    case 'StartEmployment':
      return {
        type: 'EmploymentStarted',
        payload: { ...command.fields, ...leavingIgu(journey, command.fields.startsOn) },
      };
    case 'ConfirmRetention':
      return retention(journey, command.fields, today);
    case 'DeclineScreening':
      return sideRoads.declineScreening(journey, command.fields, today);
    case 'AcceptMatch':
      return acceptMatch(journey, command.fields, today);
    case 'RefuseMatch':
      return sideRoads.refuseMatch(journey, command.fields, today);
    case 'ReleaseFromClass':
      return sideRoads.releaseFromClass(journey, command.fields, today);
    case 'BreakOffCourse':
      return sideRoads.breakOffCourse(journey, command.fields, today);
    case 'RecordSchoolHours': {
      const { igu } = journey;
      if (igu === undefined) return refuse('no-igu');
      const { asOf } = command.fields;
      return (
        notAhead('asOf', asOf, today) ??
        inOrder('startsOn', igu.startsOn, 'asOf', asOf) ?? {
          type: 'SchoolHoursRecorded',
          payload: command.fields,
        }
      );
    }
    case 'ExtendIgu':
      return sideRoads.extendIgu(journey, command.fields, today);
    case 'EndIguEarly':
      return sideRoads.endIguEarly(journey, command.fields, today);
    case 'ExtendPlacement':
      return sideRoads.extendPlacement(journey, command.fields, today);
    case 'RefusePlacementExtension':
      return sideRoads.refusePlacementExtension(journey, command.fields, today);
    case 'EndTrial':
      return sideRoads.endTrial(journey, command.fields, today);
    case 'RecordTalk': {
      const payload = command.fields;
      return notAhead('heldOn', payload.heldOn, today) ?? { type: 'TalkHeld', payload };
    }
    case 'RecordPaper': {
      const payload = command.fields;
      return notAhead('on', payload.on, today) ?? { type: 'PaperRecorded', payload };
    }
    case 'PauseJourney':
      return sideRoads.pauseJourney(journey, command.fields, today);
    case 'ResumeJourney':
      return sideRoads.resumeJourney(journey, command.fields, today, LONG_ABSENCE_DAYS);
    case 'TransferJourney':
      return sideRoads.transferJourney(journey, command.fields, today);
    case 'CorrectCommand':
      return correct(journey, command.fields);
    case 'ReopenJourney':
      return sideRoads.reopenJourney(journey, command.fields, today);
    case 'SettleSignal':
      if (!journey.unsettledSignals.includes(command.fields.event)) return refuse('no-such-signal');
      return { type: 'SignalSettled', payload: command.fields };
    case 'AskForHelp':
      return askForHelp(journey, command.fields);
    case 'SettleHelp':
      if (!helpAskedFor(journey).some(({ by }) => by === command.fields.event)) return refuse('no-such-help');
      return { type: 'HelpSettled', payload: command.fields };
    case 'CloseJourney': {
      const { outcome, cause, on } = command.fields;
      if (outcome === 'not-established' && cause === undefined) return refuse('cause-required');
      if (outcome !== 'not-established' && cause !== undefined) return refuse('cause-not-allowed');
      return (
        notAhead('on', on, today) ??
        inOrder('referredOn', journey.referral?.referredOn, 'on', on) ?? {
          type: 'JourneyClosed',
          payload: command.fields,
        }
      );
    }
  }
}

/** One may ask for help with what is open, once for each kind of help until the coordinator has settled it. */
function askForHelp(journey: Journey, fields: CommandFields<'AskForHelp'>): Happening | Refusal {
  const { about, help, wishedDate } = fields;
  if (!isOpen(journey, about)) return refuse('not-open');
  const isAsked = helpAskedFor(journey).some((asked) => asked.about === about && asked.help === help);
  if (isAsked) return refuse('already-done');
  if ((help === 'another-date') !== (wishedDate !== undefined)) return refuse('wished-date-only-then');
  return { type: 'HelpAskedFor', payload: fields };
}

function isOpen({ obligations }: Journey, id: string): boolean {
  return obligations.some((obligation) => obligation.id === id && obligation.ended === undefined);
}

/** What was agreed or approved can come to nothing before its first day, but not before it was there at all. */
function leavingRefusal(
  { igu, placement }: Journey,
  from: CommandFields<'ReturnToRecruitment'>['from'],
  on: CalendarDate,
): Refusal | undefined {
  if (from === 'igu') return inOrder('signedOn', igu?.signedOn, 'on', on);
  return from === 'placement' ? inOrder('approvedOn', placement?.approvedOn, 'on', on) : undefined;
}

/** A person says yes once, to a match that nobody has agreed on yet; another match asks anew. */
function acceptMatch(
  { match }: Journey,
  fields: CommandFields<'AcceptMatch'>,
  today: CalendarDate,
): Happening | Refusal {
  if (match?.company !== fields.company) return refuse('match-not-proposed');
  if (match.acceptedOn !== undefined || match.plannedStart !== undefined) return refuse('already-done');
  return notAhead('on', fields.on, today) ?? { type: 'MatchAccepted', payload: fields };
}

function dayOne(
  journey: Journey,
  fields: CommandFields<'ConfirmDayOne'>,
  today: CalendarDate,
): Happening | Refusal {
  const { of, on } = fields;
  if (of !== journey.stage) return refuse('not-this-stage', { stage: journey.stage, given: of });
  const began = journey[of];
  // A no-show told twice is one no-show, with one talk owed; that the person came after all is news.
  if (began?.dayOne !== undefined && (began.dayOne.came || !fields.came)) return refuse('already-done');
  return (
    notAhead('on', on, today) ??
    inOrder('startsOn', began?.startsOn, 'on', on) ?? { type: 'DayOneConfirmed', payload: fields }
  );
}

function allowance(
  { igu }: Journey,
  fields: CommandFields<'ClaimAllowance'>,
  today: CalendarDate,
): Happening | Refusal {
  if (igu === undefined) return refuse('no-igu');
  const { month } = fields;
  const { earlier, startsOn, completedOn, leftOn, endsOn } = igu;
  const served = [...earlier, { startsOn, leftOn: completedOn ?? leftOn ?? endsOn }];
  const isInIgu = served.some((part) => monthOf(part.startsOn) <= month && month <= monthOf(part.leftOn));
  if (!isInIgu) return refuse('month-outside-igu');
  if (month > monthOf(today)) return refuse('month-not-begun');
  if (igu.allowancesClaimed.includes(month)) return refuse('already-done');
  return { type: 'AllowanceClaimed', payload: fields };
}

/** The bonus: private companies, agreement and plan in VITAS, and the time served (IGU-loven § 11). */
function bonus(
  journey: Journey,
  fields: CommandFields<'ClaimBonus'>,
  today: CalendarDate,
): Happening | Refusal {
  const { igu } = journey;
  if (igu === undefined) return refuse('no-igu');
  const { part, claimedOn } = fields;
  if (igu.publicEmployer) return refuse('bonus-private-only');
  if (igu.bonusesClaimed.includes(part)) return refuse('already-done');
  if (igu.registeredOn === undefined || igu.planSubmittedOn === undefined) {
    return refuse('bonus-needs-vitas');
  }
  const from = addMonths(igu.countsFrom, rulebook(journey.rulebook).law.iguBonusMonths.value);
  if (part === 'six-months' && claimedOn < from) return refuse('bonus-too-early', { from });
  if (part === 'completion' && igu.completedOn === undefined) return refuse('bonus-needs-completion');
  const completedOn = part === 'completion' ? igu.completedOn : undefined;
  return (
    notAhead('claimedOn', claimedOn, today) ??
    inOrder('completedOn', completedOn, 'claimedOn', claimedOn) ?? { type: 'BonusClaimed', payload: fields }
  );
}

function placement(
  journey: Journey,
  fields: CommandFields<'ApprovePlacement'>,
  today: CalendarDate,
): Happening | Refusal {
  const { approvedOn, startsOn, endsOn } = fields;
  if (journey.stage === 'placement' && journey.placement?.endedOn === undefined) {
    return refuse('placement-not-ended');
  }
  if (approvedOn > startsOn) return refuse('approval-after-start');
  return (
    notAhead('approvedOn', approvedOn, today) ??
    inOrder('startsOn', startsOn, 'endsOn', endsOn) ??
    placementRefusal(journey, fields) ?? {
      type: 'PlacementApproved',
      payload: { ...fields, ...leavingIgu(journey, startsOn) },
    }
  );
}

function retention(
  { employment }: Journey,
  fields: CommandFields<'ConfirmRetention'>,
  today: CalendarDate,
): Happening | Refusal {
  // Only the stage employment takes this command, and it begins with an employment.
  if (employment === undefined) return refuse('fields-malformed', { fields: 'month' });
  if (employment.retention.some(({ month }) => month === fields.month)) return refuse('already-done');
  // A job that is lost is lost: later months only repeat it, and would ask for the same return a second time.
  if (!fields.employed && employment.retention.some(({ employed }) => !employed)) {
    return refuse('already-done');
  }
  const from = addMonths(employment.startsOn, fields.month);
  if (fields.employed && today < addDays(from, -EARLY_ANSWER_DAYS)) {
    return refuse('retention-too-early', { from });
  }
  return { type: 'RetentionConfirmed', payload: fields };
}
