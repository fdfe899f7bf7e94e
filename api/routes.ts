import { z } from 'zod';
import { COMMAND_RIGHTS, SECRETARIAT } from '../domain/access/rights.ts';
import { COMMAND_TYPES } from '../domain/journeys/commands.ts';
import type { CommandType } from '../domain/journeys/commands.ts';
import { PROGRAMME_COMMAND_TYPES } from '../domain/programme/commands.ts';
import { routeName } from '../domain/subjects/command-names.ts';
import { COMMAND_WORDS } from '../domain/words/index.ts';
import { POST_NEWS } from '../web/own-page/own-page-words.ts';
import { showDocsPage } from './description/docs-page.ts';
import { describeApi } from './description/openapi.ts';
import { Problem } from './http/problems.ts';
import { listOf } from './http/response-shapes.ts';
import { get, ok, pageGet, pagePost, patch, post } from './http/route.ts';
import type { Route } from './http/route.ts';
import * as schemas from './http/schemas.ts';
import { referralBody, intakeBody } from './intake/intake-bodies.ts';
import { intakeSchema, referredSchema } from './intake/intake-responses.ts';
import { importSheet, referPerson } from './intake/referrals.ts';
import { giveCommand } from './journeys/give-command.ts';
import { jobcentreBody } from './journeys/jobcentre-body.ts';
import { fetchOwnDocument, listOwnDocuments } from './journeys/journey-documents.ts';
import { listOwnJourneys, readOneJourney, readOwnTimeline } from './journeys/journey-reading.ts';
import {
  journeySchema,
  commandReceiptSchema,
  acceptedSchema,
  timelineItemSchema,
  documentSchema,
  heardSchema,
} from './journeys/journey-responses.ts';
import { hearJobcentre } from './journeys/signals.ts';
import { answerQuestion, showQuestion, showQuestions } from './links/answering.ts';
import { ANSWER_FORM } from './links/attached-file.ts';
import { choosePost, showOwnPage } from './links/own-page.ts';
import { admitByLink } from './links/question-by-link.ts';
import { sendAgain, showSendAgain } from './links/sending-again.ts';
import { DONE, showWishes, takeWish } from './links/wishes-page.ts';
import * as contactWishes from './partners/contact-wishes.ts';
import { newOrganisation, organisationChange, newContact, contactChange } from './partners/partner-bodies.ts';
import { organisationSchema, contactSchema } from './partners/partner-responses.ts';
import * as partners from './partners/partners.ts';
import * as wishesBodies from './partners/wishes-bodies.ts';
import { listDisclosures, showDisclosures } from './persons/disclosures.ts';
import { personsPostBody } from './persons/persons-post-body.ts';
import { changePost, makeOwnPageLink, readPost } from './persons/persons-post.ts';
import { readContactPost } from './post/contact-post.ts';
import { takeIncomingMail } from './post/incoming-mail.ts';
import { takenMailSchema, replySchema } from './post/mail-responses.ts';
import { showNotices } from './post/notice-texts.ts';
import {
  contactPostSchema,
  disclosureSchema,
  ownPageLinkSchema,
  personsPostSchema,
} from './post/post-responses.ts';
import { closeOneReply, fetchReplyAttachment, readReplies } from './post/replies.ts';
import { giveProgrammeCommand } from './programme/give-programme-command.ts';
import { programmeSchema, countsSchema } from './programme/programme-responses.ts';
import { programmeCommandSchema, programmeEventSchema } from './programme/programme-responses.ts';
import { countOneProgramme, readOneProgramme } from './programme/programmes.ts';
import { readProgrammeTimeline } from './programme/programmes.ts';
import { clockMove } from './running/clock-body.ts';
import { alarmSchema, clockSchema, readinessSchema } from './running/running-responses.ts';
import * as running from './running/running.ts';

const journeyId = z.object({ id: z.uuid() });
const documentOfJourney = journeyId.extend({ document: z.uuid() });
const organisationId = z.object({ id: schemas.organisationId });
const alarmId = z.object({ id: z.coerce.number().int().min(1) });
const replyId = z.object({ id: z.uuid() });
const attachmentOfReply = replyId.extend({ number: z.coerce.number().int().min(1).max(10_000) });
const absenceOfContact = organisationId.extend({ absence: z.coerce.number().int().min(1) });
const anyCommand = z.object({ id: z.uuid(), command: z.string() });
const anyProgrammeCommand = z.object({ id: schemas.organisationId, command: z.string() });

const linkToken = z.object({ token: z.string().max(200) });
const questionOfLink = linkToken.extend({ question: z.coerce.number().int().min(1) });
const linkQuery = z.object({
  modtaget: z.literal('1').optional().catch(undefined),
  flyttet: z.literal('1').optional().catch(undefined),
  fil: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional()
    .catch(undefined),
  sprog: z.enum(['da', 'en']).optional().catch(undefined),
});

const ownPageQuery = z.object({
  sprog: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .catch(undefined),
  post: z.enum(POST_NEWS).optional().catch(undefined),
});

const wishesQuery = z.object({
  gjort: z.enum(DONE).optional().catch(undefined),
  sprog: z.enum(['da', 'en']).optional().catch(undefined),
});

/** A mail program's one click may come as a form in parts (RFC 8058); a file with it is not kept. */
const WISHES_FORM = { fields: 100, fieldBytes: 2048, files: 1, fileBytes: 1024 };

/**
 * Every route of the API: method, path, permission, what it reads of persons, what it takes and answers, and its handler.
 * Who holds which permission stands in `domain/access/rights.ts`; what is noted of reading, in `http/page-reads.ts`. How a
 * request comes to its line: `app.ts` finds it, asks for key, permission and body, and calls its `run` (`http/route.ts`).
 */
export const ROUTES: readonly Route[] = [
  // People and their journeys.
  post(
    '/api/intake',
    'journey:refer',
    { da: 'Indlæs en liste over personer', en: 'Take in a list of people, all or nothing.' },
    {
      reads: 'nobody',
      query: schemas.intakeQuery,
      body: intakeBody,
      takesCsv: true,
      responses: { 200: intakeSchema },
    },
    importSheet,
  ),
  get(
    '/api/journeys',
    'journey:read',
    { da: 'Forløb, næste frist først', en: 'Journeys, what is due first at the top.' },
    { reads: 'persons-listed', query: schemas.journeyQuery, responses: { 200: listOf(journeySchema) } },
    listOwnJourneys,
  ),
  post(
    '/api/journeys',
    'journey:refer',
    { da: 'Henvis én person', en: 'Refer one person. 200 where the reference is known already.' },
    {
      reads: 'nobody',
      body: referralBody,
      responses: { 200: referredSchema, 201: referredSchema },
    },
    referPerson,
  ),
  get(
    '/api/journeys/:id',
    'journey:read',
    { da: 'Ét forløb', en: 'One journey: its state, what is open, and what comes next.' },
    { reads: 'person', params: journeyId, responses: { 200: journeySchema } },
    readOneJourney,
  ),
  get(
    '/api/journeys/:id/timeline',
    'journey:read',
    { da: 'Forløbets tidslinje', en: 'A journey’s events, with the notices they gave rise to.' },
    {
      reads: 'person',
      params: journeyId,
      query: schemas.pageQuery,
      responses: { 200: listOf(timelineItemSchema) },
    },
    readOwnTimeline,
  ),
  get(
    '/api/journeys/:id/person/post',
    'person:post',
    { da: 'Personens egen post', en: 'How the person gets post of their own.' },
    { reads: 'person', params: journeyId, responses: { 200: personsPostSchema } },
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
      params: journeyId,
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
    { reads: 'person-changed', params: journeyId, responses: { 201: ownPageLinkSchema } },
    makeOwnPageLink,
  ),
  get(
    '/api/journeys/:id/documents',
    'journey:read',
    { da: 'Filer, der fulgte med svar', en: 'The files that came with answers in a journey.' },
    { reads: 'person', params: journeyId, responses: { 200: listOf(documentSchema) } },
    listOwnDocuments,
  ),
  get(
    '/api/journeys/:id/documents/:document',
    'journey:read',
    {
      da: 'Én af filerne',
      en: 'One of those files, to be saved. Its type has been checked, what it says has not.',
    },
    { reads: 'person', params: documentOfJourney, givesFile: true },
    fetchOwnDocument,
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
      params: journeyId,
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
    { reads: 'person', params: journeyId, query: schemas.languageQuery },
    showDisclosures,
  ),
  post(
    '/api/journeys/:id/signals/jobcentre',
    'signal:send',
    { da: 'Besked fra kommunens eget system', en: 'A municipality’s own system tells something.' },
    { reads: 'nobody', params: journeyId, body: jobcentreBody, responses: { 202: heardSchema } },
    hearJobcentre,
  ),

  // One route per command of domain/journeys/commands.ts, such as POST /api/journeys/{id}/commands/register-in-vitas.
  ...COMMAND_TYPES.map((type) =>
    post(
      `/api/journeys/:id/commands/${routeName(type)}`,
      `command:${type}`,
      { da: COMMAND_WORDS[type].da, en: `${COMMAND_WORDS[type].en}. ${givenBy(type)}` },
      {
        reads: 'person-changed',
        params: journeyId,
        body: schemas.commandBody(type),
        takesKey: true,
        responses: { 200: commandReceiptSchema, 202: acceptedSchema },
      },
      (call) => giveCommand(call, type),
    ),
  ),
  post(
    '/api/journeys/:id/commands/:command',
    'journey:read',
    { da: 'Ukendt kommando', en: 'Any other command is unknown.' },
    { reads: 'nobody', params: anyCommand, hidden: true },
    () => {
      throw new Problem('unknown-command');
    },
  ),

  // Those who take part.
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
    { reads: 'nobody', params: organisationId, responses: { 200: organisationSchema } },
    partners.readPartner,
  ),
  patch(
    '/api/organisations/:id',
    'organisation:write',
    { da: 'Ret en organisation', en: 'Change what is given of an organisation.' },
    {
      reads: 'nobody',
      params: organisationId,
      body: organisationChange,
      responses: { 200: organisationSchema },
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
    { da: 'Tilføj en kontaktperson', en: 'Add a contact.' },
    { reads: 'nobody', body: newContact, responses: { 201: contactSchema } },
    partners.addPartnerContact,
  ),
  get(
    '/api/contacts/:id',
    'contact:read',
    { da: 'Én kontaktperson', en: 'One contact.' },
    { reads: 'nobody', params: organisationId, responses: { 200: contactSchema } },
    partners.readPartnerContact,
  ),
  patch(
    '/api/contacts/:id',
    'contact:write',
    { da: 'Ret en kontaktperson', en: 'Change what is given of a contact.' },
    {
      reads: 'nobody',
      params: organisationId,
      body: contactChange,
      responses: { 200: contactSchema },
    },
    partners.changePartnerContact,
  ),

  get(
    '/api/contacts/:id/post',
    'post:read',
    {
      da: 'Det, en kontaktperson har fået, åbnet og svaret på',
      en: 'What a contact was sent, opened and answered, the newest first.',
    },
    {
      reads: 'nobody',
      params: organisationId,
      query: schemas.pageQuery,
      responses: { 200: contactPostSchema },
    },
    readContactPost,
  ),
  get(
    '/api/contacts/:id/wishes',
    'contact:wishes',
    { da: 'En kontaktpersons ønsker til post', en: 'How a contact wants to be written to.' },
    { reads: 'nobody', params: organisationId, responses: { 200: wishesBodies.contactWishesSchema } },
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
      params: organisationId,
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
      params: organisationId,
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
      params: organisationId,
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
    { reads: 'nobody', params: organisationId, responses: { 200: wishesBodies.contactWishesSchema } },
    contactWishes.settleContactDeparture,
  ),

  // The programme.
  get(
    '/api/programmes/:id',
    'programme:read',
    {
      da: 'Programmet, og hvordan det går',
      en: 'The programme: partners, targets, milestones, and what of it is done, due, late or still to come.',
    },
    { reads: 'nobody', params: organisationId, responses: { 200: programmeSchema } },
    readOneProgramme,
  ),
  get(
    '/api/programmes/:id/timeline',
    'programme:read',
    { da: 'Programmets tidslinje', en: 'What has happened in the programme, in order, and who was told.' },
    {
      reads: 'nobody',
      params: organisationId,
      query: schemas.pageQuery,
      responses: { 200: listOf(programmeEventSchema) },
    },
    readProgrammeTimeline,
  ),
  // One route per command of domain/programme/commands.ts, such as POST /api/programmes/{id}/commands/report-done.
  ...PROGRAMME_COMMAND_TYPES.map((type) =>
    post(
      `/api/programmes/:id/commands/${routeName(type)}`,
      'programme:command',
      COMMAND_WORDS[type],
      {
        reads: 'nobody',
        params: organisationId,
        body: schemas.programmeCommandBody(type),
        takesKey: true,
        responses: { 200: programmeCommandSchema, 202: acceptedSchema },
      },
      (call) => giveProgrammeCommand(call, type),
    ),
  ),
  post(
    '/api/programmes/:id/commands/:command',
    'programme:read',
    { da: 'Ukendt kommando', en: 'Any other command is unknown.' },
    { reads: 'nobody', params: anyProgrammeCommand, hidden: true },
    () => {
      throw new Problem('unknown-command');
    },
  ),
  get(
    '/api/programmes/:id/counts',
    'programme:count',
    { da: 'Antal på hvert trin', en: 'How many journeys stand at each stage; small numbers are left out.' },
    { reads: 'nobody', params: organisationId, responses: { 200: countsSchema } },
    countOneProgramme,
  ),

  // Pages that a link in a mail opens: whoever has the link may answer the question it is for.
  pageGet(
    '/svar/:token',
    'anyone',
    { da: 'Et spørgsmål fra en mail', en: 'One question from a mail. Changes nothing.' },
    { reads: 'person-by-link', params: linkToken, query: linkQuery },
    showQuestion,
  ),
  pagePost(
    '/svar/:token',
    'anyone',
    { da: 'Svar på spørgsmålet', en: 'Answers the question, or asks for help with it.' },
    { reads: 'person-by-link', params: linkToken, query: linkQuery, form: ANSWER_FORM, admit: admitByLink },
    answerQuestion,
  ),
  pageGet(
    '/mit/:token',
    'anyone',
    {
      da: 'En persons egen side',
      en: 'A person’s own page: where they are, what comes next, what they must do.',
    },
    { reads: 'person-by-link', params: linkToken, query: ownPageQuery },
    showOwnPage,
  ),
  pagePost(
    '/mit/:token',
    'anyone',
    { da: 'Vælg, hvordan man vil have post', en: 'Takes a person’s own word on how they want post.' },
    { reads: 'person-by-link', params: linkToken, query: ownPageQuery, admit: admitByLink },
    choosePost,
  ),
  pageGet(
    '/mit/:token/:question',
    'anyone',
    { da: 'Noget, personen selv skal svare på', en: 'Something the person is asked. Changes nothing.' },
    { reads: 'person-by-link', params: questionOfLink, query: linkQuery },
    showQuestion,
  ),
  pagePost(
    '/mit/:token/:question',
    'anyone',
    { da: 'Personens eget svar', en: 'A person’s own answer, or their wish for help with it.' },
    {
      reads: 'person-by-link',
      params: questionOfLink,
      query: linkQuery,
      form: ANSWER_FORM,
      admit: admitByLink,
    },
    answerQuestion,
  ),
  pageGet(
    '/spoergsmaal/:token',
    'anyone',
    { da: 'Alt, en kontaktperson er spurgt om', en: 'Everything a contact is asked.' },
    { reads: 'person-by-link', params: linkToken, query: linkQuery },
    showQuestions,
  ),
  pageGet(
    '/spoergsmaal/:token/:question',
    'anyone',
    { da: 'Ét af spørgsmålene', en: 'One question of those. Changes nothing.' },
    { reads: 'person-by-link', params: questionOfLink, query: linkQuery },
    showQuestion,
  ),
  pagePost(
    '/spoergsmaal/:token/:question',
    'anyone',
    { da: 'Svar på ét af spørgsmålene', en: 'Answers one of them, or asks for help with it.' },
    {
      reads: 'person-by-link',
      params: questionOfLink,
      query: linkQuery,
      form: ANSWER_FORM,
      admit: admitByLink,
    },
    answerQuestion,
  ),

  pageGet(
    '/oensker/:token',
    'anyone',
    { da: 'En kontaktpersons ønsker til post', en: 'How a contact wants to be written to. Changes nothing.' },
    { reads: 'nobody', params: linkToken, query: wishesQuery },
    showWishes,
  ),
  pagePost(
    '/oensker/:token',
    'anyone',
    {
      da: 'Skriv et ønske ned',
      en: 'Takes a contact’s own word on how they want to be written to, or a mail program’s one click.',
    },
    { reads: 'nobody', params: linkToken, query: wishesQuery, form: WISHES_FORM, admit: admitByLink },
    takeWish,
  ),

  pageGet(
    '/notices',
    'anyone',
    { da: 'Alle mailtekster', en: 'Every mail text, with made-up names; in training mode only.' },
    { reads: 'nobody' },
    showNotices,
  ),
  pageGet(
    '/send-igen',
    'anyone',
    { da: 'Få dine links igen', en: 'Where somebody who has lost a link asks for it again.' },
    { reads: 'nobody', query: linkQuery },
    showSendAgain,
  ),
  pagePost(
    '/send-igen',
    'anyone',
    {
      da: 'Send links til en mailadresse',
      en: 'Sends the links of whoever has a mail address. Tells nothing of them.',
    },
    { reads: 'nobody', query: linkQuery, form: { fields: 5, fieldBytes: 1024 }, perMinute: 10 },
    sendAgain,
  ),

  // Mail that comes in.
  post(
    '/api/post/incoming',
    'post:deliver',
    {
      da: 'Aflever en mail, som den kom',
      en: 'A mail server hands a mail over, as it came. 200 where it was handed over before.',
    },
    {
      reads: 'nobody',
      takesMail: true,
      responses: { 200: takenMailSchema, 202: takenMailSchema },
    },
    takeIncomingMail,
  ),
  get(
    '/api/post/replies',
    'reply:read',
    { da: 'Det, folk har skrevet til os', en: 'What people have written to us, the oldest first.' },
    { reads: 'persons-found', query: schemas.replyQuery, responses: { 200: listOf(replySchema) } },
    readReplies,
  ),
  post(
    '/api/post/replies/:id/close',
    'reply:close',
    { da: 'Luk et svar, der er taget hånd om', en: 'Close a reply that has been dealt with.' },
    { reads: 'persons-found', params: replyId, responses: { 200: replySchema } },
    closeOneReply,
  ),
  get(
    '/api/post/replies/:id/attachments/:number',
    'reply:read',
    {
      da: 'En fil, der fulgte med et svar',
      en: 'A file that came with a reply, to be saved. What it holds has not been checked.',
    },
    { reads: 'persons-found', params: attachmentOfReply, givesFile: true },
    fetchReplyAttachment,
  ),

  // Running the service.
  get(
    '/api/clock',
    'clock:read',
    { da: 'Øveuret', en: 'The training clock.' },
    { reads: 'nobody', responses: { 200: clockSchema } },
    running.readTrainingClock,
  ),
  post(
    '/api/clock',
    'clock:move',
    { da: 'Stil øveuret frem', en: 'Move the training clock forward; answers before it has arrived.' },
    { reads: 'nobody', body: clockMove, responses: { 202: clockSchema } },
    running.moveTrainingClock,
  ),
  get(
    '/api/alarms',
    'alarm:read',
    { da: 'Alarmer', en: 'What a person must see though no person asked.' },
    { reads: 'nobody', query: schemas.alarmQuery, responses: { 200: listOf(alarmSchema) } },
    running.readAlarms,
  ),
  post(
    '/api/alarms/:id/close',
    'alarm:close',
    { da: 'Luk en alarm', en: 'Close an alarm.' },
    { reads: 'nobody', params: alarmId, responses: { 200: alarmSchema } },
    running.closeOneAlarm,
  ),
  get(
    '/api/openapi.json',
    'anyone',
    { da: 'Denne beskrivelse som OpenAPI 3.1', en: 'This description.' },
    { reads: 'nobody', responses: { 200: z.record(z.string(), z.unknown()) } },
    ({ routes, service }) => ok(describeApi(routes, service.config.publicUrl)),
  ),
  get(
    '/api/docs',
    'anyone',
    { da: 'Beskrivelsen som side', en: 'The description as a page.' },
    { reads: 'nobody', hidden: true },
    showDocsPage,
  ),
  get(
    '/healthz',
    'anyone',
    { da: 'Processen lever', en: 'The process is alive.' },
    { reads: 'nobody', responses: { 200: z.object({ alive: z.boolean() }) } },
    running.healthz,
  ),
  get(
    '/readyz',
    'anyone',
    { da: 'Tjenesten kan arbejde', en: 'The service can do its work.' },
    { reads: 'nobody', responses: { 200: readinessSchema, 503: readinessSchema } },
    running.readyz,
  ),
];

function givenBy(type: CommandType): string {
  return `Given by: ${[...SECRETARIAT, ...COMMAND_RIGHTS[type]].join(', ')}.`;
}
