import type { Facts } from '../domain/journeys/command.ts';
import type { Referral } from '../domain/journeys/commands.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { Plan } from '../domain/programme/plan.ts';
import type { Programme } from '../domain/programme/programme.ts';
import type { Actor, OnBehalfOf } from '../domain/subjects/actor.ts';
import type { LivingKind } from '../domain/subjects/living-kinds.ts';
import type { Subject, SubjectState } from '../domain/subjects/subject.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import type { DigestPurpose, PostChannel } from '../domain/vocabulary/codes.ts';

/** The Task Queue of every Workflow and Activity of this service. */
export const TASK_QUEUE = 'journeys';

/** The Workflow ID of a journey. */
export function journeyWorkflowId(journeyId: string): string {
  return `journey-${journeyId}`;
}

/** The Workflow ID of a programme, by the name of its file. */
export function programmeWorkflowId(slug: string): string {
  return `programme-${slug}`;
}

/** The Workflow types, as Temporal names them. */
export const WORKFLOW_TYPES = {
  journey: 'journey',
  programme: 'programme',
  sweep: 'sweep',
  digest: 'digest',
  clockMove: 'clockMove',
} as const;

/** The Schedule that runs the sweep, by its id. */
export const SWEEP_SCHEDULE = 'sweep';

/** The Signals of subjects. */
export const SIGNALS = {
  /** A jobcentre's own system tells a journey something: `{ key, municipality, command, fields }`. */
  jobcentre: 'jobcentreSignal',
  /** A programme's file as it is now: `{ key, plan }`. */
  programmeFile: 'programmeFile',
  /** The training clock has moved: `{ offsetMs }`. */
  clockMoved: 'clockMoved',
  /**
   * Look at what is due now. The sweep sends it to a subject whose read model says that something is overdue.
   */
  nudge: 'nudge',
  /** A new rulebook must hold at once: the subject continues as new, and takes it up. `{ version }`. */
  takeUpRulebook: 'takeUpRulebook',
} as const;

/** The Query that returns a subject's state, for operators and tests. */
export const STATE_QUERY = 'state';

/**
 * What starts a subject's Workflow, and what one run passes to the next. It serves every kind of subject,
 * each with its own state and opening.
 */
export interface SubjectStart<S extends SubjectState, Opening extends object> {
  readonly subject: Subject;
  /** Rises when a subject is rebuilt; an older run can then record nothing. */
  readonly epoch: number;
  /** The training clock's offset from real time in milliseconds; 0 in production. */
  readonly offsetMs: number;
  /** What it begins with: references only. */
  readonly opening: Opening;
  /**
   * The rulebook this run takes up when it begins. Whoever starts it writes it here, so that it is still this
   * one when newer code replays the run. Absent in runs from before it was written, which begin under
   * rulebook 1.
   */
  readonly rulebook?: number;
  /** What an earlier run knew; absent at the very start. */
  readonly carried?: CarriedState<S>;
}

/** What a run carries over to the next one. */
export interface CarriedState<S extends SubjectState> {
  readonly state: S;
  /** The commands answered lately, by key, oldest first. */
  readonly answered: readonly AnsweredCommand[];
  /** A parked subject takes no step and no command until it is rebuilt. */
  readonly parked: boolean;
}

/** What a journey begins with. */
export interface JourneyOpening {
  readonly referral: Referral;
  readonly programme: { readonly slug: string; readonly placementDays: number };
  readonly actor: Actor;
  readonly onBehalfOf?: OnBehalfOf;
  readonly noteId?: string;
}

/** What starts a journey's Workflow. */
export type JourneyStart = SubjectStart<Journey, JourneyOpening> & {
  readonly subject: { readonly kind: 'journey' };
};

/** What a programme begins with: its name, and what its file plans. */
export interface ProgrammeOpening {
  readonly slug: string;
  readonly plan: Plan;
}

/** What starts a programme's Workflow. */
export type ProgrammeStart = SubjectStart<Programme, ProgrammeOpening> & {
  readonly subject: { readonly kind: 'programme' };
};

/** The start of a subject of a kind that lives, whichever kind that is: for whoever starts what the record holds. */
export type LivingStart = SubjectStart<SubjectState, object> & {
  readonly subject: Subject & { readonly kind: LivingKind };
};

/** A command that was already accepted: if it is asked again with the same key, it gets the same answer. */
export interface AnsweredCommand {
  readonly key: string;
  readonly bodyHash: string;
  readonly sequence: number;
}

/** The one argument of every command's Update. */
export interface CommandMessage {
  /** The caller's Idempotency-Key, hashed; also the Update ID. */
  readonly key: string;
  /** A hash of the whole body: the same key with another body is refused. */
  readonly bodyHash: string;
  readonly offsetMs: number;
  readonly actor: Actor;
  readonly onBehalfOf?: OnBehalfOf;
  readonly noteId?: string;
  readonly facts?: Facts;
  /** The id of the obligation that it answers, if a question was put. Refused if that is no longer open. */
  readonly answers?: string;
  readonly fields: unknown;
}

/** The answer to an accepted command: the number of its event, and the hash of the body that was accepted. */
export interface CommandReceipt {
  readonly sequence: number;
  readonly bodyHash: string;
}

/** The type of the failure that carries a rule's refusal; its first detail is the `Refusal`. */
export const REFUSED = 'Refused';
/** The type of the failure with which a parked subject answers: it waits to be rebuilt. */
export const PARKED = 'JourneyParked';
/** The type of the failure an Activity reports when history and database disagree. */
export const OUT_OF_STEP = 'OutOfStep';

/** The one argument of a digest's Workflow: one mail to one contact. */
export interface DigestStart {
  readonly digestId: string;
  readonly contact: string;
  /** The day of the post. */
  readonly date: string;
  /** When the contact's notices were gathered, by the clock of the service. */
  readonly gatheredAt: Instant;
  /** If it is left out, the day's post. */
  readonly purpose?: DigestPurpose;
  /** The number of the invitation, if it is the mail of one. */
  readonly invitation?: number;
  /** By which way an address is asked whether it is the right one; by mail, if it is left out. */
  readonly channel?: PostChannel;
}

/** The Workflow ID of a contact's post on a day; a second one that day gets a number. */
export function digestWorkflowId(contact: string, date: string, number = 1): string {
  return `digest-${contact}-${date}${number === 1 ? '' : `-${number}`}`;
}

/** What starts the mail that sends a contact its links again, for the first or a later time that day. */
export function linksAgainStart(asked: {
  readonly contact: string;
  readonly date: string;
  readonly number: number;
  readonly askedAt: Instant;
}): DigestStart {
  const { contact, date, number, askedAt: gatheredAt } = asked;
  const digestId = `digest-${contact}-${date}-links-${number}`;
  return { digestId, contact, date, gatheredAt, purpose: 'links-again' };
}

/** What starts the mail with one invitation to a meeting; a second one that day gets a number, and the next day's is another. */
export function invitationStart(invited: {
  readonly id: number;
  readonly contact: string;
  readonly mail: number;
  readonly date: string;
  readonly gatheredAt: Instant;
}): DigestStart {
  const { id: invitation, contact, mail, date, gatheredAt } = invited;
  const digestId = `digest-${contact}-${date}-meeting-${invitation}${mail === 1 ? '' : `-${mail}`}`;
  return { digestId, contact, date, gatheredAt, purpose: 'invitation', invitation };
}

/** What starts the mail or text message that asks whether an address is a contact's; the next one that day has another number. */
export function proofStart(asked: {
  readonly contact: string;
  readonly channel: PostChannel;
  readonly number: number;
  readonly date: string;
  readonly gatheredAt: Instant;
}): DigestStart {
  const { contact, channel, number, date, gatheredAt } = asked;
  const digestId = `digest-${contact}-${date}-proof-${channel}-${number}`;
  return { digestId, contact, date, gatheredAt, purpose: 'proof', channel };
}

/** The one argument of the Workflow that moves the training clock: to this instant, and no further. */
export interface ClockMoveStart {
  readonly to: Instant;
}

/** The type of the failure an Activity reports when the database refuses events for good. */
export const RECORDING_STUCK = 'RecordingStuck';
