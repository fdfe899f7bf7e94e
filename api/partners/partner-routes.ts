import { z } from 'zod';
import { chosenIdPath } from '../http/path-parameters.ts';
import { listOf } from '../http/response-shapes.ts';
import { get, patch, post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import * as schemas from '../http/schemas.ts';
import { linkListSchema, linksEndedSchema } from '../subjects/link-list.ts';
import * as contactWishes from './contact-wishes.ts';
import { newOrganisation, organisationChange, newContact, contactChange } from './partner-bodies.ts';
import { partnerChangeSchema } from './partner-change-bodies.ts';
import { organisationSchema, contactSchema } from './partner-responses.ts';
import * as partners from './partners.ts';
import * as wishesBodies from './wishes-bodies.ts';

const absenceOfContact = chosenIdPath.extend({ absence: z.coerce.number().int().min(1) });

/** Routes for organisations, their contacts, and how a contact wants to be written to. */
export const PARTNER_ROUTES: readonly Route[] = [
  get(
    '/api/organisations',
    'organisation:read',
    { da: 'Organisationer', en: 'The organisations that take part.' },
    {
      reads: 'nobody',
      query: schemas.organisationQuery,
      responses: { 200: listOf(organisationSchema) },
    },
    partners.listPartners,
  ),
  post(
    '/api/organisations',
    'organisation:write',
    { da: 'Tilføj en organisation', en: 'Add an organisation.' },
    { reads: 'nobody', body: newOrganisation, responses: { 201: organisationSchema } },
    partners.addPartner,
  ),
  get(
    '/api/organisations/:id',
    'organisation:read',
    { da: 'Én organisation', en: 'One organisation.' },
    { reads: 'nobody', params: chosenIdPath, responses: { 200: organisationSchema } },
    partners.readPartner,
  ),
  patch(
    '/api/organisations/:id',
    'organisation:write',
    {
      da: 'Ret en organisation',
      en: 'Change what is given of an organisation. What a trade body wants changed waits for the secretariat’s yes.',
    },
    {
      reads: 'nobody',
      params: chosenIdPath,
      body: organisationChange,
      responses: { 200: organisationSchema, 202: partnerChangeSchema },
    },
    partners.changePartner,
  ),
  get(
    '/api/contacts',
    'contact:read',
    { da: 'Kontaktpersoner', en: 'Whom to call in the organisations.' },
    { reads: 'nobody', query: schemas.contactQuery, responses: { 200: listOf(contactSchema) } },
    partners.listPartnerContacts,
  ),
  post(
    '/api/contacts',
    'contact:write',
    {
      da: 'Tilføj en kontaktperson',
      en: 'Add a contact. One that a trade body wants added waits for the secretariat’s yes.',
    },
    {
      reads: 'nobody',
      body: newContact,
      responses: { 201: contactSchema, 202: partnerChangeSchema },
    },
    partners.addPartnerContact,
  ),
  get(
    '/api/contacts/:id',
    'contact:read',
    { da: 'Én kontaktperson', en: 'One contact.' },
    { reads: 'nobody', params: chosenIdPath, responses: { 200: contactSchema } },
    partners.readPartnerContact,
  ),
  patch(
    '/api/contacts/:id',
    'contact:write',
    {
      da: 'Ret en kontaktperson',
      en: 'Change what is given of a contact. What a trade body wants changed waits for the secretariat’s yes.',
    },
    {
      reads: 'nobody',
      params: chosenIdPath,
      body: contactChange,
      responses: { 200: contactSchema, 202: partnerChangeSchema },
    },
    partners.changePartnerContact,
  ),
  get(
    '/api/contacts/:id/wishes',
    'contact:wishes',
    { da: 'En kontaktpersons ønsker til post', en: 'How a contact wants to be written to.' },
    { reads: 'nobody', params: chosenIdPath, responses: { 200: wishesBodies.contactWishesSchema } },
    contactWishes.readContactWishes,
  ),
  patch(
    '/api/contacts/:id/wishes',
    'contact:wishes',
    {
      da: 'Skriv ned, hvad en kontaktperson har ønsket',
      en: 'Writes down what a contact has said: text messages, and copies they do without.',
    },
    {
      reads: 'nobody',
      params: chosenIdPath,
      body: wishesBodies.contactWishesChange,
      responses: { 200: wishesBodies.contactWishesSchema },
    },
    contactWishes.changeContactWishes,
  ),
  post(
    '/api/contacts/:id/absences',
    'contact:wishes',
    {
      da: 'Skriv ned, hvornår en kontaktperson er væk',
      en: 'Writes down when a contact is away, and who stands in. The reason is not asked.',
    },
    {
      reads: 'nobody',
      params: chosenIdPath,
      body: wishesBodies.contactAbsenceBody,
      responses: { 201: wishesBodies.contactWishesSchema },
    },
    contactWishes.addContactAbsence,
  ),
  post(
    '/api/contacts/:id/absences/:absence/cancel',
    'contact:wishes',
    { da: 'Slet et fravær', en: 'Takes an absence back.' },
    { reads: 'nobody', params: absenceOfContact, responses: { 200: wishesBodies.contactWishesSchema } },
    contactWishes.cancelContactAbsence,
  ),
  post(
    '/api/contacts/:id/leave',
    'contact:wishes',
    {
      da: 'Skriv ned, at en kontaktperson er holdt op',
      en: 'Writes down that a contact has given up their role. What they were asked goes to others.',
    },
    {
      reads: 'nobody',
      params: chosenIdPath,
      body: wishesBodies.contactLeavingBody,
      responses: { 200: wishesBodies.contactWishesSchema },
    },
    contactWishes.leaveContactRole,
  ),
  post(
    '/api/contacts/:id/departure/settle',
    'contact:wishes',
    {
      da: 'Skriv ned, at det er afklaret, hvem der er den rette efter en kontaktperson, der er stoppet',
      en: 'Writes down that it is settled whom to write to instead of a contact who has left. Whom they named is forgotten.',
    },
    { reads: 'nobody', params: chosenIdPath, responses: { 200: wishesBodies.contactWishesSchema } },
    contactWishes.settleContactDeparture,
  ),
  get(
    '/api/contacts/:id/links',
    'contact:links',
    {
      da: 'De links, en kontaktperson har',
      en: 'Which links a contact has: with what they came, whether they were used, and why they ended.',
    },
    { reads: 'nobody', params: chosenIdPath, query: schemas.pageQuery, responses: { 200: linkListSchema } },
    contactWishes.listContactLinks,
  ),
  post(
    '/api/contacts/:id/links/end',
    'contact:links',
    {
      da: 'Luk alle de links, en kontaktperson har',
      en: 'Ends every link that a contact has. Mails to come bring new ones.',
    },
    { reads: 'nobody', params: chosenIdPath, responses: { 200: linksEndedSchema } },
    contactWishes.endContactLinks,
  ),
];
