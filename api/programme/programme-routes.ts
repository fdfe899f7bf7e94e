import { z } from 'zod';
import { PROGRAMME_COMMAND_TYPES } from '../../domain/programme/commands.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import { COMMAND_WORDS } from '../../domain/words/index.ts';
import { chosenIdPath } from '../http/path-parameters.ts';
import { Problem } from '../http/problems.ts';
import { listOf } from '../http/response-shapes.ts';
import { get, post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import * as schemas from '../http/schemas.ts';
import { acceptedSchema } from '../subjects/accepted-schema.ts';
import { giveProgrammeCommand } from './give-programme-command.ts';
import { programmeSchema, countsSchema } from './programme-responses.ts';
import { programmeCommandSchema, programmeEventSchema } from './programme-responses.ts';
import { countOneProgramme, readOneProgramme } from './programmes.ts';
import { readProgrammeTimeline } from './programmes.ts';

const anyProgrammeCommand = z.object({ id: schemas.organisationId, command: z.string() });

/** Routes for the programme: how it goes, its timeline, its commands, its counts. */
export const PROGRAMME_ROUTES: readonly Route[] = [
  get(
    '/api/programmes/:id',
    'programme:read',
    {
      da: 'Programmet, og hvordan det går',
      en: 'The programme: partners, targets, milestones, and what of it is done, due, late or still to come.',
    },
    { reads: 'nobody', params: chosenIdPath, responses: { 200: programmeSchema } },
    readOneProgramme,
  ),
  get(
    '/api/programmes/:id/timeline',
    'programme:read',
    { da: 'Programmets tidslinje', en: 'What has happened in the programme, in order, and who was told.' },
    {
      reads: 'nobody',
      params: chosenIdPath,
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
        params: chosenIdPath,
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
    { reads: 'nobody', params: chosenIdPath, responses: { 200: countsSchema } },
    countOneProgramme,
  ),
];
