import { z } from 'zod';
import { listOf } from '../http/response-shapes.ts';
import { get, post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import { partnerChangeQuery, partnerChangeSchema } from './partner-change-bodies.ts';
import {
  acceptPartnerChange,
  readPartnerChanges,
  refusePartnerChange,
  undoPartnerChange,
} from './partner-changes.ts';

const changePath = z.object({ id: z.uuid() });
const settled = { reads: 'nobody', params: changePath, responses: { 200: partnerChangeSchema } } as const;

/** Routes for what has been changed of organisations and contacts, and what a trade body wants changed. */
export const PARTNER_CHANGE_ROUTES: readonly Route[] = [
  get(
    '/api/changes',
    'change:read',
    {
      da: 'Ændringer af organisationer og kontaktpersoner',
      en: 'Changes of organisations and contacts: who, when, from what to what. With open=true, those that wait for a yes.',
    },
    { reads: 'nobody', query: partnerChangeQuery, responses: { 200: listOf(partnerChangeSchema) } },
    readPartnerChanges,
  ),
  post(
    '/api/changes/:id/accept',
    'change:settle',
    { da: 'Sig ja til en foreslået ændring', en: 'Say yes to a proposed change: it is made.' },
    settled,
    acceptPartnerChange,
  ),
  post(
    '/api/changes/:id/refuse',
    'change:settle',
    { da: 'Sig nej til en foreslået ændring', en: 'Say no to a proposed change: nothing happens.' },
    settled,
    refusePartnerChange,
  ),
  post(
    '/api/changes/:id/undo',
    'change:settle',
    {
      da: 'Fortryd en ændring',
      en: 'Take a change back: its fields are as they were. What it added is no longer active.',
    },
    settled,
    undoPartnerChange,
  ),
];
