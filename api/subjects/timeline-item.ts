import { z } from 'zod';
import type { TimelineRow } from '../../db/subjects/timeline.ts';
import type { Actor } from '../../domain/subjects/actor.ts';
import { CHANNELS, PARTIES, POST_CHANNELS } from '../../domain/vocabulary/codes.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { BY_HANDED_OUT_LINK, EVENT_WORDS, tellEvent } from '../../domain/words/index.ts';
import type { TitleOf } from '../../domain/words/index.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';

const eventNumber = z
  .int()
  .min(1)
  .describe('Nummeret på den hændelse, det kom af. The number of the event it came from.');

/** What an event of any kind of subject is told with; each kind adds what only it has. */
export const timelineItemShape = z.object({
  sequence: z.int(),
  type: z.string(),
  label: sentenceSchema,
  text: sentenceSchema,
  at: instant,
  recordedAt: instant,
  actor: z
    .object({
      organisation: z.string(),
      contact: z.string().optional(),
      via: z.enum(['api', 'signal', 'link']),
      person: z.literal(true).optional(),
      handedOutBy: z
        .string()
        .optional()
        .describe(
          'Kom med et link, som denne kontaktperson gav ud; personen har endnu ikke brugt et, der var sendt til personen selv. Came by a link that this contact handed out; the person has not yet used one that was sent to themselves.',
        ),
    })
    .nullable(),
  onBehalfOf: z.object({ party: z.enum(PARTIES), channel: z.enum(CHANNELS) }).nullable(),
  payload: z.record(z.string(), z.unknown()),
  noteId: z.uuid().nullable(),
  notices: z.array(
    z.object({
      to: z.string(),
      organisation: z.string().nullable().describe('null: personen selv. The person themselves.'),
      channel: z.enum(POST_CHANNELS),
      state: z
        .enum(['owed', 'frozen', 'sent', 'bounced', 'dropped', 'failed'])
        .describe('bounced: sendt, men kommet tilbage. Sent, but came back.'),
      standInFor: z.string().nullable(),
      sentAt: instant.nullable(),
      bouncedAt: instant.nullable(),
      cameBackAt: instant
        .nullable()
        .describe(
          'Da en mail kom tilbage af en grund, der kan gå over. Den sendes igen næste morgen. When a mail came back for a reason that may heal. It is sent again next morning.',
        ),
      openedAt: instant
        .nullable()
        .describe(
          'Da et link i mailen først blev åbnet, måske af et program, der ser post igennem. When a link in the mail was first opened, maybe by a program that looks through mail.',
        ),
      answeredBy: eventNumber
        .nullable()
        .describe(
          'Hændelsen, der siden har besvaret spørgsmålet. The event that has answered the question since.',
        ),
      reason: z.string().nullable(),
    }),
  ),
});

/** An event of a subject as its timeline tells it, with the notices it gave rise to. */
export function tellTimelineItem(
  item: TimelineRow,
  named: { readonly organisations: ReadonlyMap<string, string>; readonly titleOf?: TitleOf },
): Record<string, unknown> {
  const { sequence, type, at, recordedAt, actor, onBehalfOf, payload, noteId, notices } = item;
  return {
    sequence,
    type,
    label: EVENT_WORDS[type],
    text: withDoubt(
      tellEvent(type, payload, (id) => named.organisations.get(id) ?? id, named.titleOf),
      actor,
    ),
    at,
    recordedAt,
    actor,
    onBehalfOf,
    payload,
    noteId,
    notices: notices.map(({ contact, ...fate }) => ({ to: contact, ...fate })),
  };
}

/** What is told, with what nobody can know of it yet: whether it was the person who held the link. */
function withDoubt(told: Sentence, actor: Actor | null): Sentence {
  if (actor?.handedOutBy === undefined) return told;
  return {
    da: `${told.da} ${BY_HANDED_OUT_LINK.da}`.trim(),
    en: `${told.en} ${BY_HANDED_OUT_LINK.en}`.trim(),
  };
}
