import type { Tx } from '../../db/pool.ts';
import type { InPlace } from '../../db/post/outbox.ts';
import type { AlarmKind } from '../../db/running/alarms.ts';
import type { SubjectReadModel } from '../../db/subjects/recording.ts';
import type { StandIn } from '../../domain/post/stand-in.ts';
import type { Obligation } from '../../domain/subjects/obligation.ts';
import type { SubjectEvent, SubjectState } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { OrganisationKind, Party } from '../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';

/** A notice that an event owes a party, before it is known who gets it. */
export interface NoticeWanted {
  readonly party: Party;
  readonly kind: ObligationKind;
  /** The obligation's id. */
  readonly obligation: string;
  /** Whether the party is the one who owes it. */
  readonly owes: boolean;
  /** The organisation that owes it, if its opening named one. */
  readonly ower?: string | undefined;
}

/**
 * Who gets a notice: the organisation for which it is meant, the contact to whom it goes, and why, if that is
 * somebody else's contact.
 */
export interface NoticeRoute {
  readonly organisation: string | undefined;
  readonly contact: string;
  readonly standInFor?: string | undefined;
  readonly standInWhy?: StandIn | undefined;
  /** Whose proof of their address is waited for. */
  readonly inPlace?: InPlace | undefined;
}

/**
 * Everything that the Activities must know of a kind of subject: how its events fold, what is read of its
 * state, and who gets what is meant for a party of it. These are methods, so that one table can hold every
 * kind: each is only ever given states of its own kind.
 */
export interface SubjectActions<S extends SubjectState, E extends SubjectEvent> {
  /** A subject before its first event. */
  unopened(id: string): S;
  apply(state: S, event: E): S;
  readModel(state: S): SubjectReadModel;
  /** Brings the row of its own kind up to a state; if no earlier state is given, whatever the row holds. */
  writeOwnRow(tx: Tx, state: S, before?: S): Promise<void>;
  /** Brings up to date what else in the record goes by these events, which are being recorded. */
  follow(tx: Tx, state: S, events: readonly E[]): Promise<void>;
  /** Whether a subject is over for good, so that it needs no Workflow any more. */
  isOver(state: S, now: Instant): boolean;
  /** Whether an obligation waits, as in a journey's pause: then it is nobody's to answer yet. */
  isWaiting(state: S, obligation: Obligation): boolean;
  /** The alarms that events raise, each with a sentence for the operators. */
  alarmsOf(events: readonly E[]): readonly { readonly kind: AlarmKind; readonly detail: string }[];
  /** Who gets a notice; `undefined` if nobody can. */
  routeOf(tx: Tx, state: S, wanted: NoticeWanted): Promise<NoticeRoute | undefined>;
  /**
   * The organisation whose colleague is told that nobody has answered; `undefined` if nobody is to be told.
   */
  organisationOfSilence(state: S, obligation: Obligation): string | undefined;
  /** Whether somebody else must answer by now what a contact was asked. */
  hasMovedOn(
    state: S,
    obligation: Obligation,
    asked: { readonly organisation: string | null; readonly organisationKind: OrganisationKind | null },
  ): boolean;
}
