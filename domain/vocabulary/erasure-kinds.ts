/** The kinds of things that are taken away when a person is erased, in the order in which they are told. */
export const GOING_KINDS = [
  'identity',
  'key',
  'name-words',
  'marks',
  'corrections',
  'reference',
  'notes',
  'files',
  'replies',
  'reply-files',
  'reply-originals',
  'incoming-mails',
  'owed-post',
  'own-mails',
  'own-addresses',
  'own-wishes',
  'own-absences',
  'own-departure',
  'own-absence-notes',
  'own-keys',
  'own-links-again',
  'own-calendar',
  'own-invitations',
  'links',
  'late-signals',
  'alarms',
  'said-different',
  'event-traces',
  'old-disclosures',
] as const;
/** One of those. */
export type GoingKind = (typeof GOING_KINDS)[number];

/** The kinds of things that stay, about nobody. */
export const STAYING_KINDS = [
  'timeline',
  'obligations',
  'journey-row',
  'subject-row',
  'post-history',
  'calendars',
  'disclosures',
  'page-reads',
  'merges',
  'shared-replies',
  'receipts',
] as const;
/** One of those. */
export type StayingKind = (typeof STAYING_KINDS)[number];

/** A kind of things that an erasure takes away or leaves. */
export type ErasureKind = GoingKind | StayingKind;

/** What somebody who is about to erase a person should know: it is no obstacle. */
export const ERASURE_WARNINGS = [
  'igu-in-progress',
  'placement-in-progress',
  'money-unsettled',
  'still-owed',
  'signals-unsettled',
  'several-journeys',
  'replies-to-look-at',
] as const;
/** One of those. */
export type ErasureWarning = (typeof ERASURE_WARNINGS)[number];
