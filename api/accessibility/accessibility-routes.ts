import { pageGet } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import { showAccessibilityStatement } from './statement.ts';

/** Routes for the accessibility statement, at the short address that the authorities ask for. */
export const ACCESSIBILITY_ROUTES: readonly Route[] = [
  pageGet(
    '/was',
    'anyone',
    { da: 'Tilgængelighedserklæringen', en: 'The accessibility statement.' },
    { reads: 'nobody' },
    showAccessibilityStatement,
  ),
];
