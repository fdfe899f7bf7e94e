import { routeName } from '../../domain/subjects/command-names.ts';
import { COMMAND_WORDS } from '../../domain/words/index.ts';
import { journeyPath } from '../http/path-parameters.ts';
import { listOf } from '../http/response-shapes.ts';
import { get, post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import * as schemas from '../http/schemas.ts';
import { givenBy } from '../journeys/journey-routes.ts';
import { acceptedSchema } from '../subjects/accepted-schema.ts';
import { linkListSchema, linksEndedSchema } from '../subjects/link-list.ts';
import { correctPerson, listCorrections } from './correct-person.ts';
import { correctedSchema, correctionBody, correctionSchema } from './correction-bodies.ts';
import { listDisclosures, showDisclosures } from './disclosures.ts';
import { disclosureSchema, ownPageLinkSchema, personsPostSchema } from './person-responses.ts';
import {
  differentBody,
  differentSchema,
  duplicateSchema,
  mergeBody,
  mergeSchema,
} from './duplicate-responses.ts';
import { listDuplicates, sayTwoPeople } from './duplicates.ts';
import { mergeJourneys } from './merge-journeys.ts';
import { personsPostBody } from './persons-post-body.ts';
import { changePost, endPersonsLinks, listPersonsLinks, makeOwnPageLink, readPost } from './persons-post.ts';

/** Routes for a person’s own post and page, and for who was told about them. */
export const PERSON_ROUTES: readonly Route[] = [
  post(
    `/api/journeys/:id/commands/${routeName('CorrectPerson')}`,
    'command:CorrectPerson',
    {
      da: COMMAND_WORDS.CorrectPerson.da,
      en: `${COMMAND_WORDS.CorrectPerson.en}. ${givenBy('CorrectPerson')} Only what changes is given; null takes it out. The values go to the vault, never to the timeline.`,
    },
    {
      reads: 'person-changed',
      params: journeyPath,
      body: correctionBody,
      takesKey: true,
      responses: { 200: correctedSchema, 202: acceptedSchema },
    },
    correctPerson,
  ),
  get(
    '/api/journeys/:id/person/corrections',
    'person:corrections',
    {
      da: 'Det, der er rettet hos personen',
      en: 'What has been put right of the person: by whom, when, why, and what stood there before.',
    },
    { reads: 'person', params: journeyPath, responses: { 200: listOf(correctionSchema) } },
    listCorrections,
  ),
  get(
    '/api/duplicates',
    'duplicate:read',
    {
      da: 'Personer, der måske er den samme',
      en: 'Journeys whose persons may be one and the same, and of whom nobody has said yet whether they are.',
    },
    { reads: 'persons-found', query: schemas.pageQuery, responses: { 200: listOf(duplicateSchema) } },
    listDuplicates,
  ),
  post(
    '/api/duplicates/two-people',
    'duplicate:settle',
    {
      da: 'Skriv ned, at to er to personer',
      en: 'Writes down that the persons of two journeys are two; they are not told of again.',
    },
    { reads: 'nobody', body: differentBody, responses: { 200: differentSchema } },
    sayTwoPeople,
  ),
  post(
    '/api/duplicates/merge',
    'duplicate:settle',
    {
      da: 'Slå to forløb for samme person sammen',
      en: 'Merges two journeys of one person: one goes on, the other is closed and points to it. 202 if it will finish by itself.',
    },
    {
      reads: 'persons-found',
      body: mergeBody,
      responses: { 200: mergeSchema, 202: mergeSchema },
    },
    mergeJourneys,
  ),
  get(
    '/api/journeys/:id/person/post',
    'person:post',
    { da: 'Personens egen post', en: 'How the person gets post of their own.' },
    { reads: 'person', params: journeyPath, responses: { 200: personsPostSchema } },
    readPost,
  ),
  post(
    '/api/journeys/:id/person/post',
    'person:post',
    {
      da: 'Skriv ned, hvordan personen vil have post',
      en: 'Writes down that the person wants post of their own, and how; or that they want none.',
    },
    {
      reads: 'person-changed',
      params: journeyPath,
      body: personsPostBody,
      responses: { 200: personsPostSchema },
    },
    changePost,
  ),
  post(
    '/api/journeys/:id/person/page',
    'person:post',
    {
      da: 'Lav et link til personens egen side',
      en: 'Makes a link to the person’s own page, to be handed to them. It is shown this once; the timeline tells who made it.',
    },
    { reads: 'person-changed', params: journeyPath, responses: { 201: ownPageLinkSchema } },
    makeOwnPageLink,
  ),
  get(
    '/api/journeys/:id/person/links',
    'person:post',
    {
      da: 'De links, personen har',
      en: 'Which links the person has: with what they came or who handed them out, whether they were used, and why they ended.',
    },
    {
      reads: 'person',
      params: journeyPath,
      query: schemas.pageQuery,
      responses: { 200: linkListSchema },
    },
    listPersonsLinks,
  ),
  post(
    '/api/journeys/:id/person/links/end',
    'person:post',
    {
      da: 'Luk alle de links, personen har',
      en: 'Ends every link to the person’s own page and questions. Mails to come bring new ones.',
    },
    { reads: 'nobody', params: journeyPath, responses: { 200: linksEndedSchema } },
    endPersonsLinks,
  ),
  get(
    '/api/journeys/:id/disclosures',
    'disclosure:read',
    {
      da: 'Hvem der har fået hvad at vide om personen',
      en: 'Who was told what about the person, when and on which ground, the newest first.',
    },
    {
      reads: 'person',
      params: journeyPath,
      query: schemas.pageQuery,
      responses: { 200: listOf(disclosureSchema) },
    },
    listDisclosures,
  ),
  get(
    '/api/journeys/:id/disclosures/page',
    'disclosure:read',
    {
      da: 'Det samme som side, til at give personen',
      en: 'The same as a page in Danish or English, to be printed and handed to the person on request.',
    },
    { reads: 'person', params: journeyPath, query: schemas.languageQuery },
    showDisclosures,
  ),
];
