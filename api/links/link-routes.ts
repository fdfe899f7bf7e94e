import { z } from 'zod';
import { POST_NEWS } from '../../web/own-page/own-page-words.ts';
import { pageGet, pagePost } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import { answerQuestion, showQuestion, showQuestions } from './answering.ts';
import { ANSWER_FORM } from './attached-file.ts';
import { askNewLink, showNewLink } from './new-link.ts';
import { takeFromOwnPage, showOwnPage } from './own-page.ts';
import { admitByLink } from './question-by-link.ts';
import { sendAgain, showSendAgain } from './sending-again.ts';
import { DONE, showWishes, takeWish } from './wishes-page.ts';

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
const newLinkQuery = z.object({
  modtaget: z.literal('1').optional().catch(undefined),
  sprog: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .catch(undefined),
});
const wishesQuery = z.object({
  gjort: z.enum(DONE).optional().catch(undefined),
  sprog: z.enum(['da', 'en']).optional().catch(undefined),
});
/** A mail program's one click may come as a form in parts (RFC 8058); a file with it is not kept. */
const WISHES_FORM = { fields: 100, fieldBytes: 2048, files: 1, fileBytes: 1024 };

/** Pages that a link in a mail opens: whoever has the link may answer the question it is for. */
export const LINK_ROUTES: readonly Route[] = [
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
    takeFromOwnPage,
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
    '/nyt-link',
    'anyone',
    { da: 'Få et nyt link til sin egen side', en: 'Where a person asks for a new link to their own page.' },
    { reads: 'nobody', query: newLinkQuery },
    showNewLink,
  ),
  pagePost(
    '/nyt-link',
    'anyone',
    {
      da: 'Send en person et nyt link',
      en: 'Sends a person who is known by an address or number a new link. Tells nothing of them.',
    },
    { reads: 'nobody', query: newLinkQuery, form: { fields: 5, fieldBytes: 1024 }, perMinute: 10 },
    askNewLink,
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
];
