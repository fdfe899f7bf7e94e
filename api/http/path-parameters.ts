import { z } from 'zod';
import * as schemas from './schemas.ts';

/** The path of a route about one journey: its id is a UUID. */
export const journeyPath = z.object({ id: z.uuid() });

/** The path of a route about one organisation, contact or programme: its id is one that people chose. */
export const chosenIdPath = z.object({ id: schemas.organisationId });
