import { z } from 'zod';
import { get, ok } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import { showDocsPage } from './docs-page.ts';
import { describeApi } from './openapi.ts';

/** Routes for the description of this API. */
export const DESCRIPTION_ROUTES: readonly Route[] = [
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
];
