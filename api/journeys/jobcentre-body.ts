import { z } from 'zod';
import { isGivenBy } from '../../domain/access/may.ts';
import { COMMAND_TYPES, ROUTED_BY_HAND } from '../../domain/journeys/commands.ts';
import { must, organisationId } from '../http/schemas.ts';

/** What is put right of a person goes to the vault, never through a Signal. */
const JOBCENTRE_COMMANDS = COMMAND_TYPES.filter(
  (type) => isGivenBy(type, 'caseworker') && !ROUTED_BY_HAND.includes(type),
);

const KEY = must('1–100 tegn uden mellemrum', '1 to 100 characters without spaces');

/** What a jobcentre's own system tells: one of a caseworker's commands, with its fields. */
export const jobcentreBody = z
  .strictObject({
    key: z.string(KEY).regex(/^[\w.:-]{1,100}$/, KEY),
    municipality: organisationId.optional(),
    command: z.enum(JOBCENTRE_COMMANDS),
    fields: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'JobcentreSignal' });
