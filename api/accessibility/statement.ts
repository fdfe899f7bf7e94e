import { addMonths } from '../../domain/vocabulary/calendar.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { accessibilityPage } from '../../web/accessibility/accessibility-page.tsx';
import { shown } from '../http/route.ts';
import type { HttpResponse, PageCall } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';

/** The day on which the statement was written, from what the tests and `docs/accessibility.md` say of the pages. */
const PREPARED_ON = '2026-11-30';
/** A statement is gone through once a year (order 904 of 2019; Commission Implementing Decision (EU) 2018/1523). */
const REVIEWED_EVERY_MONTHS = 12;

/**
 * Shows the accessibility statement, in Danish unless English is asked for, or leads to the one that the organisation has made elsewhere. It needs no database,
 * so that it can be read while the service is down.
 */
export function showAccessibilityStatement({
  service,
  query: { sprog: language = 'da' },
  path,
}: PageCall<unknown, { readonly sprog?: Language | undefined }>): HttpResponse {
  const { publicUrl, accessibility = {} } = service.config;
  if (accessibility.statementUrl !== undefined) {
    return { status: 302, body: '', type: 'html', headers: { Location: accessibility.statementUrl } };
  }
  const reviewedOn = accessibility.reviewedOn ?? PREPARED_ON;
  return shown(
    accessibilityPage({
      language,
      path,
      secretariat: secretariatOf(service),
      site: new URL(publicUrl).host,
      preparedOn: PREPARED_ON,
      reviewedOn,
      nextReviewBy: addMonths(reviewedOn, REVIEWED_EVERY_MONTHS),
    }),
  );
}
