import { z } from 'zod';
import { get } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import { askedAgain, described } from './described.ts';
import { showDocsPage } from './docs-page.ts';

/** Routes for the description of this API. */
export const DESCRIPTION_ROUTES: readonly Route[] = [
  get(
    '/api/openapi.json',
    'anyone',
    { da: 'Denne beskrivelse som OpenAPI 3.1', en: 'This description.' },
    { reads: 'nobody', responses: { 200: z.record(z.string(), z.unknown()) } },
    ({ routes, service }) => {
      const { bytes, tag } = described(routes, service.config.publicUrl);
      const headers = { 'Content-Type': 'application/json; charset=utf-8', ...askedAgain(tag) };
      return { status: 200, body: bytes, type: 'file', headers };
    },
  ),
  get(
    '/api/docs',
    'anyone',
    { da: 'Beskrivelsen som side', en: 'The description as a page.' },
    { reads: 'nobody', hidden: true },
    showDocsPage,
  ),
];
