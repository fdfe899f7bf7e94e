import type { ErasureKind, GoingKind, StayingKind } from '../../domain/vocabulary/erasure-kinds.ts';

/**
 * What an erasure does to rows of one table. In the conditions `:persons` and `:journeys` are the persons and journeys that
 * are erased, `:contacts` the contacts as which they got post; in what is set, `:at` is when and `:by` who asked for it.
 */
interface Fate {
  readonly table: string;
  /** Which rows: those that still hold something. */
  readonly rows: string;
  /** What is written in them. */
  readonly set?: string;
}

/** Replies of which it is certain that they are about these persons only, or come from them. */
const THEIR_REPLIES = `(journey_id = any(:journeys)
  or replies.digest_id in (select id from digests where contact_id = any(:contacts))
  or replies.digest_id in (select digest_id from outbox told where told.subject_id = any(:journeys) and not exists (
    select 1 from outbox other where other.digest_id = told.digest_id and other.subject_id <> all(:journeys))))`;

/** Replies to mails that told of these persons and of others too: whom they are about, nobody has said. */
const SHARED_REPLIES = `journey_id is null and length(sealed) > 0
  and replies.digest_id in (select digest_id from outbox told where told.subject_id = any(:journeys) and exists (
    select 1 from outbox other where other.digest_id = told.digest_id and other.subject_id <> all(:journeys)))`;

const ofReply = (table: string) => `${table}.reply_id in (select id from replies where ${THEIR_REPLIES})`;

/**
 * What goes, and how: in this order. A row is deleted where nothing is set. What events or other rows refer to is emptied,
 * so that no sealed bytes are left either: the key that opened them may lie in a backup.
 */
const GOES: Readonly<Record<GoingKind, Fate>> = {
  // First: what follows may only be done once it is destroyed.
  key: {
    table: 'person_keys',
    rows: 'person_id = any(:persons) and destroyed_at is null',
    set: 'wrapped_key = null, destroyed_at = now()',
  },
  identity: {
    table: 'persons',
    rows: 'id = any(:persons) and length(sealed) > 0',
    set: `sealed = '', marked_after = null`,
  },
  'name-words': { table: 'person_name_words', rows: 'person_id = any(:persons)' },
  marks: { table: 'person_marks', rows: 'person_id = any(:persons)' },
  corrections: { table: 'person_corrections', rows: 'person_id = any(:persons)' },
  reference: {
    table: 'journeys',
    rows: 'id = any(:journeys) and erased_at is null',
    set: `municipality_reference = 'erased-' || id, opening = opening #- '{referral,municipalityReference}',
      stage = 'closed', erased_at = :at`,
  },
  notes: { table: 'notes', rows: 'person_id = any(:persons) and length(sealed) > 0', set: `sealed = ''` },
  files: { table: 'documents', rows: 'person_id = any(:persons)' },
  'reply-files': { table: 'reply_attachments', rows: ofReply('reply_attachments') },
  'reply-originals': { table: 'reply_originals', rows: ofReply('reply_originals') },
  'incoming-mails': {
    table: 'incoming_mails',
    rows: `sealed is not null and handled_at is not null and (contact_id = any(:contacts)
      or id in (select incoming_mail_id from replies where ${THEIR_REPLIES})
      or digest_id in (select id from digests where contact_id = any(:contacts))
      or digest_id in (select digest_id from outbox told where told.subject_id = any(:journeys)))`,
    set: 'sealed = null',
  },
  replies: {
    table: 'replies',
    rows: `${THEIR_REPLIES} and length(sealed) > 0`,
    set: `sealed = '', closed_at = case when closed_at is null and :by::text is not null then :at else closed_at end,
      closed_by = coalesce(closed_by, :by)`,
  },
  'owed-post': {
    table: 'outbox',
    rows: `(subject_id = any(:journeys) or contact_id = any(:contacts)) and state in ('owed', 'frozen')`,
    set: `state = 'dropped', reason = 'erased'`,
  },
  'own-mails': {
    table: 'digests',
    rows: `contact_id = any(:contacts) and (sent_to is not null or state = 'frozen')`,
    set: `sent_to = null, state = case when state = 'frozen' then 'empty' else state end`,
  },
  'own-addresses': {
    table: 'contacts',
    rows: `id = any(:contacts) and (active or consent_recorded_by is not null or mail_refused_at is not null
      or channel <> 'mail' or language <> 'da' or consented_on <> created_at::date)`,
    set: `active = false, consent_recorded_by = null, mail_refused_at = null, mail_refused_reason = null, channel = 'mail',
      language = 'da', consented_on = created_at::date`,
  },
  'own-wishes': { table: 'contact_opt_outs', rows: 'contact_id = any(:contacts)' },
  'own-absences': { table: 'contact_absences', rows: 'contact_id = any(:contacts)' },
  'own-departure': { table: 'contact_departures', rows: 'contact_id = any(:contacts)' },
  'own-absence-notes': { table: 'absence_proposals', rows: 'contact_id = any(:contacts)' },
  'own-keys': { table: 'api_keys', rows: 'contact_id = any(:contacts)' },
  'own-links-again': { table: 'links_sent_again', rows: 'contact_id = any(:contacts)' },
  'own-calendar': { table: 'calendar_entries', rows: 'contact_id = any(:contacts)' },
  'own-invitations': { table: 'meeting_invitations', rows: 'contact_id = any(:contacts)' },
  links: {
    table: 'answer_links',
    rows: '(subject_id = any(:journeys) or contact_id = any(:contacts)) and ended_at is null and expires_at >= :at',
    set: `ended_at = :at, ended_why = 'erased'`,
  },
  'late-signals': { table: 'late_signals', rows: 'subject_id = any(:journeys)' },
  alarms: {
    table: 'alarms',
    rows: `subject_id = any(:journeys) or about = any(:contacts)
      or about in (select id from digests where contact_id = any(:contacts))`,
  },
  'said-different': {
    table: 'different_persons',
    rows: 'one_person = any(:persons) or other_person = any(:persons)',
  },
  'event-traces': {
    table: 'timeline_events',
    rows: `subject_id = any(:journeys)
      and (jsonb_exists(payload, 'municipalityReference') or key is not null or body_hash is not null)`,
    set: `payload = payload - 'municipalityReference', key = null, body_hash = null`,
  },
  'old-disclosures': {
    table: 'disclosures',
    rows: 'person_id = any(:persons) and what is not null',
    set: `what = null, told = coalesce(told, '[]')`,
  },
};

/** What stays. What is set there is put in order, and takes nothing away. */
const STAYS: Readonly<Record<StayingKind, Fate>> = {
  timeline: { table: 'timeline_events', rows: 'subject_id = any(:journeys)' },
  obligations: { table: 'obligations', rows: 'subject_id = any(:journeys)' },
  'journey-row': { table: 'journeys', rows: 'id = any(:journeys)' },
  'subject-row': { table: 'subjects', rows: 'id = any(:journeys)' },
  'post-history': {
    table: 'outbox',
    rows: `(subject_id = any(:journeys) or contact_id = any(:contacts)) and state not in ('owed', 'frozen')`,
  },
  calendars: {
    table: 'calendar_entries',
    rows: 'subject_id = any(:journeys) and contact_id <> all(:contacts) and taken_out_on is null',
  },
  disclosures: { table: 'disclosures', rows: 'person_id = any(:persons)' },
  'page-reads': { table: 'page_reads', rows: 'journey_id = any(:journeys)' },
  merges: {
    table: 'journey_merges',
    rows: 'kept = any(:journeys) or merged = any(:journeys)',
    // Neither journey hears of it any more.
    set: 'done_at = coalesce(done_at, :at)',
  },
  'shared-replies': { table: 'replies', rows: SHARED_REPLIES },
  receipts: { table: 'erased_persons', rows: 'person_id = any(:persons)' },
};

/** What is done to rows of a table: they are deleted, emptied, or left. */
export interface ErasedThing extends Fate {
  readonly kind: ErasureKind;
  readonly goes: boolean;
}

/** Everything that an erasure does, in the order in which it is done; then what it leaves. */
export const ERASED_THINGS: readonly ErasedThing[] = [
  ...Object.entries(GOES).map(([kind, fate]) => ({ ...fate, kind: kind as GoingKind, goes: true })),
  ...Object.entries(STAYS).map(([kind, fate]) => ({ ...fate, kind: kind as StayingKind, goes: false })),
];

/** Tables whose marks could lead to a person and never do, each with why. */
export const NEVER_A_PERSONS: Readonly<Record<string, string>> = {
  programmes: 'A programme is a subject that is nobody’s.',
  erasures: 'The receipts themselves: who asked is a contact of the secretariat.',
};
