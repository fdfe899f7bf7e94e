import { createHash } from 'node:crypto';
import { noteUsed } from '../../db/links/answer-links.ts';
import type { AnswerLink } from '../../db/links/answer-links.ts';
import type { SentDocument } from '../../db/persons/documents.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { organisationOf } from '../../domain/journeys/organisation-of.ts';
import type { Actor } from '../../domain/subjects/actor.ts';
import { Problem } from '../http/problems.ts';
import type { Service } from '../http/route.ts';
import { isOtherBody } from '../subjects/body-hash.ts';
import type { CommandInForm } from './command-in-form.ts';
import type { LinkQuestion } from './question-by-link.ts';
import { questionsAbout } from './questions-about.ts';

/**
 * Has the command of a form delivered, under the key that the form's one-time key makes. Throws the refusal of a rule,
 * `key-reused` if the same form brought something else before, and what kept it from being received.
 */
export async function giveByLink(
  service: Service,
  asked: LinkQuestion,
  once: string,
  {
    type,
    fields,
    onBehalfOf,
    note,
    obligation,
    document,
  }: CommandInForm & { readonly document: SentDocument | undefined },
): Promise<'recorded' | 'accepted'> {
  const file = document && createHash('sha256').update(document.bytes).digest('hex');
  const about = questionsAbout(asked);
  const said = { fields, onBehalfOf, note, answers: obligation, file };
  const body = await about.bodyHash(service, asked, type, said);
  const received = await about.give(service, asked, {
    type,
    fields,
    key: keyOf(service, asked.link, once),
    bodyHash: body.hash,
    actor: actorOf(asked),
    onBehalfOf,
    note,
    document,
    obligation,
  });
  const { now } = await serviceTime(service.db);
  await noteUsed(service.db, asked.link.id, now);
  if (received.outcome === 'accepted') return 'accepted';
  if (isOtherBody(received, body)) throw new Problem('key-reused');
  return 'recorded';
}

/** Whoever holds a link answers in its contact's name; a person who has one of their own, as themselves. */
function actorOf(asked: LinkQuestion): Actor {
  const { contact, organisation } = asked.link;
  if (organisation !== null) return { organisation, contact, via: 'link' };
  // The organisation that follows the person stands for where they belong.
  const follows = asked.kind === 'journey' ? organisationOf(asked.journey, 'person') : undefined;
  const { handedOutBy } = asked.link;
  const how = handedOutBy === null ? {} : { handedOutBy };
  return { organisation: follows ?? contact, contact, via: 'link', person: true, ...how };
}

/** The key of the command that a form gives: a hash, since the form's own is whatever a browser sends. */
export function keyOf({ vault }: Service, { id }: AnswerLink, once: string): string {
  return vault.keptKey(`link ${id} ${once}`);
}
