import { z } from 'zod';
import { pageGet } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import { showAccessibilityStatement } from './statement.ts';

const statementQuery = z.object({ sprog: z.enum(['da', 'en']).optional().catch(undefined) });

/** Routes for the accessibility statement, at the short address that the authorities ask for. */
export const ACCESSIBILITY_ROUTES: readonly Route[] = [
  pageGet(
    '/was',
    'anyone',
    { da: 'Tilgængelighedserklæringen', en: 'The accessibility statement.' },
    { reads: 'nobody', query: statementQuery },
    showAccessibilityStatement,
  ),
];
