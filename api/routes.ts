import { ACCESSIBILITY_ROUTES } from './accessibility/accessibility-routes.ts';
import { DESCRIPTION_ROUTES } from './description/description-routes.ts';
import type { Route } from './http/route.ts';
import { INTAKE_ROUTES } from './intake/intake-routes.ts';
import { JOURNEY_ROUTES } from './journeys/journey-routes.ts';
import { LINK_ROUTES } from './links/link-routes.ts';
import { PARTNER_ROUTES } from './partners/partner-routes.ts';
import { PARTNER_CHANGE_ROUTES } from './partners/partner-change-routes.ts';
import { PERSON_ROUTES } from './persons/person-routes.ts';
import { POST_ROUTES } from './post/post-routes.ts';
import { PROGRAMME_ROUTES } from './programme/programme-routes.ts';
import { RUNNING_ROUTES } from './running/running-routes.ts';

/**
 * Every route of the API: method, path, permission, what it reads of persons, what it takes and answers, and its handler.
 * Each room has its own table. Who holds which permission stands in `domain/access/rights.ts`; what is noted of reading, in
 * `http/page-reads.ts`. How a request comes to its line: `app.ts` finds it, asks for key, permission and body, and calls its
 * `run` (`http/route.ts`).
 */
export const ROUTES: readonly Route[] = [
  ...INTAKE_ROUTES,
  // Before those of journeys, whose last line answers for all other commands.
  ...PERSON_ROUTES,
  ...JOURNEY_ROUTES,
  ...PARTNER_ROUTES,
  ...PARTNER_CHANGE_ROUTES,
  ...PROGRAMME_ROUTES,
  ...LINK_ROUTES,
  ...POST_ROUTES,
  ...RUNNING_ROUTES,
  ...ACCESSIBILITY_ROUTES,
  ...DESCRIPTION_ROUTES,
];
