import { z } from 'zod';
import { COMMAND_RIGHTS, SECRETARIAT } from '../../domain/access/rights.ts';
import { COMMAND_TYPES, ROUTED_BY_HAND } from '../../domain/journeys/commands.ts';
import type { CommandType } from '../../domain/journeys/commands.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import { COMMAND_WORDS } from '../../domain/words/index.ts';
import { journeyPath } from '../http/path-parameters.ts';
import { Problem } from '../http/problems.ts';
import { listOf } from '../http/response-shapes.ts';
import { get, post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import * as schemas from '../http/schemas.ts';
import { acceptedSchema } from '../subjects/accepted-schema.ts';
import { giveCommand } from './give-command.ts';
import { jobcentreBody } from './jobcentre-body.ts';
import { fetchOwnDocument, listOwnDocuments } from './journey-documents.ts';
import { listOwnJourneys, readOneJourney, readOwnTimeline } from './journey-reading.ts';
import {
  journeySchema,
  listedJourneySchema,
  commandReceiptSchema,
  timelineItemSchema,
  documentSchema,
  heardSchema,
} from './journey-responses.ts';
import { hearJobcentre } from './signals.ts';

const documentOfJourney = journeyPath.extend({ document: z.uuid() });
const anyCommand = z.object({ id: z.uuid(), command: z.string() });

/** Routes for journeys: reading them, their files, their commands, and what a jobcentre’s own system tells. */
export const JOURNEY_ROUTES: readonly Route[] = [
  get(
    '/api/journeys',
    'journey:read',
    { da: 'Forløb, næste frist først', en: 'Journeys, what is due first at the top.' },
    { reads: 'persons-listed', query: schemas.journeyQuery, responses: { 200: listOf(listedJourneySchema) } },
    listOwnJourneys,
  ),
  get(
    '/api/journeys/:id',
    'journey:read',
    { da: 'Ét forløb', en: 'One journey: its state, what is open, and what comes next.' },
    { reads: 'person', params: journeyPath, responses: { 200: journeySchema } },
    readOneJourney,
  ),
  get(
    '/api/journeys/:id/timeline',
    'journey:read',
    { da: 'Forløbets tidslinje', en: 'A journey’s events, with the notices they gave rise to.' },
    {
      reads: 'person',
      params: journeyPath,
      query: schemas.pageQuery,
      responses: { 200: listOf(timelineItemSchema) },
    },
    readOwnTimeline,
  ),
  get(
    '/api/journeys/:id/documents',
    'journey:read',
    { da: 'Filer, der fulgte med svar', en: 'The files that came with answers in a journey.' },
    { reads: 'person', params: journeyPath, responses: { 200: listOf(documentSchema) } },
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
  post(
    '/api/journeys/:id/signals/jobcentre',
    'signal:send',
    { da: 'Besked fra kommunens eget system', en: 'A municipality’s own system tells something.' },
    { reads: 'nobody', params: journeyPath, body: jobcentreBody, responses: { 202: heardSchema } },
    hearJobcentre,
  ),
  // One route per command that is no more than its fields, of domain/journeys/commands.ts, such as POST /api/journeys/{id}/commands/register-in-vitas.
  ...COMMAND_TYPES.filter((type) => !ROUTED_BY_HAND.includes(type)).map((type) =>
    post(
      `/api/journeys/:id/commands/${routeName(type)}`,
      `command:${type}`,
      { da: COMMAND_WORDS[type].da, en: `${COMMAND_WORDS[type].en}. ${givenBy(type)}` },
      {
        reads: 'person-changed',
        params: journeyPath,
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
];

/** Who may give a command, as the description of its route says it. */
export function givenBy(type: CommandType): string {
  return `Given by: ${[...SECRETARIAT, ...COMMAND_RIGHTS[type]].join(', ')}.`;
}
