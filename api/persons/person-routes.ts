import { journeyPath } from '../http/path-parameters.ts';
import { listOf } from '../http/response-shapes.ts';
import { get, post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import * as schemas from '../http/schemas.ts';
import { listDisclosures, showDisclosures } from './disclosures.ts';
import { disclosureSchema, ownPageLinkSchema, personsPostSchema } from './person-responses.ts';
import { personsPostBody } from './persons-post-body.ts';
import { changePost, makeOwnPageLink, readPost } from './persons-post.ts';

/** Routes for a person’s own post and page, and for who was told about them. */
export const PERSON_ROUTES: readonly Route[] = [
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
      en: 'Makes a link to the person’s own page, to be handed to them. It is shown this once.',
    },
    { reads: 'person-changed', params: journeyPath, responses: { 201: ownPageLinkSchema } },
    makeOwnPageLink,
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
