import { z } from 'zod';
import { chosenIdPath } from '../http/path-parameters.ts';
import { listOf } from '../http/response-shapes.ts';
import { get, pageGet, post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import * as schemas from '../http/schemas.ts';
import { absenceProposalSchema, proposalAcceptance, proposalQuery } from './absence-bodies.ts';
import { acceptProposal, readProposals, refuseProposal } from './absence-proposals.ts';
import { readContactPost } from './contact-post.ts';
import { takeIncomingMail } from './incoming-mail.ts';
import { takenMailSchema, replySchema, undecidedMailSchema } from './mail-responses.ts';
import { showNotices } from './notice-texts.ts';
import { contactPostSchema } from './post-responses.ts';
import {
  closeOneReply,
  fetchReplyAttachment,
  fetchReplyOriginal,
  readReplies,
  takeOneReply,
} from './replies.ts';
import { fetchUndecidedMail, readUndecided, settleUndecided } from './undecided.ts';

const replyId = z.object({ id: z.uuid() });
const proposalId = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const attachmentOfReply = replyId.extend({ number: z.coerce.number().int().min(1).max(10_000) });

/** Routes for mail: what comes in, what people wrote to us, what a contact was sent, and every mail text. */
export const POST_ROUTES: readonly Route[] = [
  get(
    '/api/contacts/:id/post',
    'post:read',
    {
      da: 'Det, en kontaktperson har fået, åbnet og svaret på',
      en: 'What a contact was sent, opened and answered, the newest first.',
    },
    {
      reads: 'nobody',
      params: chosenIdPath,
      query: schemas.pageQuery,
      responses: { 200: contactPostSchema },
    },
    readContactPost,
  ),
  pageGet(
    '/notices',
    'anyone',
    { da: 'Alle mailtekster', en: 'Every mail text, with made-up names; in training mode only.' },
    { reads: 'nobody' },
    showNotices,
  ),
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
    {
      da: 'Det, folk har skrevet til os',
      en: 'What people have written to us, the oldest first. With automatic=true, what machines have sent.',
    },
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
  post(
    '/api/post/replies/:id/take',
    'reply:take',
    {
      da: 'Tag et svar som notat: vi har sikret os, hvem der har skrevet det',
      en: 'Take a reply as a note about its journey: we have made sure who wrote it. One from a proven sender is a note already.',
    },
    { reads: 'persons-found', params: replyId, responses: { 200: replySchema } },
    takeOneReply,
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
  get(
    '/api/post/replies/:id/original',
    'reply:read',
    {
      da: 'Hele mailen, hvor noget af den var for stort til at stå i svaret',
      en: 'The whole mail, where something of it was too large to be kept in the reply. What it holds has not been checked.',
    },
    { reads: 'persons-found', params: replyId, givesFile: true },
    fetchReplyOriginal,
  ),
  get(
    '/api/post/proposals',
    'contact:wishes',
    {
      da: 'Det, automatiske svar ser ud til at sige om kontaktpersoner',
      en: 'What automatic notes seem to say of contacts: that they have left, or are away. Nothing has followed from it.',
    },
    {
      reads: 'nobody',
      query: proposalQuery,
      responses: { 200: listOf(absenceProposalSchema) },
    },
    readProposals,
  ),
  post(
    '/api/post/proposals/:id/accept',
    'contact:wishes',
    {
      da: 'Sig ja til et forslag',
      en: 'Says yes to a proposal: the absence, or that the contact has left, is written down.',
    },
    {
      reads: 'nobody',
      params: proposalId,
      body: proposalAcceptance,
      responses: { 200: absenceProposalSchema },
    },
    acceptProposal,
  ),
  post(
    '/api/post/proposals/:id/refuse',
    'contact:wishes',
    { da: 'Sig nej til et forslag', en: 'Says no to a proposal: nothing happens.' },
    { reads: 'nobody', params: proposalId, responses: { 200: absenceProposalSchema } },
    refuseProposal,
  ),
  get(
    '/api/post/undecided',
    'undecided:read',
    {
      da: 'Mail, der kom tilbage og ikke blev forstået',
      en: 'Mails that came back and were not understood, the oldest first, and why. Tells nothing of what they say.',
    },
    { reads: 'nobody', query: schemas.undecidedQuery, responses: { 200: listOf(undecidedMailSchema) } },
    readUndecided,
  ),
  post(
    '/api/post/undecided/:id/settle',
    'undecided:settle',
    { da: 'Luk en mail, der er taget hånd om', en: 'Close such a mail: somebody has dealt with it.' },
    { reads: 'nobody', params: replyId, responses: { 200: undecidedMailSchema } },
    settleUndecided,
  ),
  get(
    '/api/post/undecided/:id/mail',
    'reply:read',
    {
      da: 'Mailen selv, som den kom',
      en: 'Such a mail as it came, to be saved as text. What it holds has not been checked.',
    },
    { reads: 'persons-found', params: replyId, givesFile: true },
    fetchUndecidedMail,
  ),
];
