import { z } from 'zod';
import { listOf } from '../http/response-shapes.ts';
import { get, post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import * as schemas from '../http/schemas.ts';
import { clockMove } from './clock-body.ts';
import { alarmSchema, clockSchema, readinessSchema } from './running-responses.ts';
import * as running from './running.ts';

const alarmId = z.object({ id: z.coerce.number().int().min(1) });

/** Routes for running the service: clock, alarms, health. */
export const RUNNING_ROUTES: readonly Route[] = [
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
