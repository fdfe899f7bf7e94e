import type { Route } from '../api/http/route.ts';

/** What of a request's price its sender decides. */
export type PriceKind =
  /** Nothing but its head. */
  | 'head'
  | 'form'
  /** A form that may have files. */
  | 'form-in-parts'
  | 'json'
  /** A list of people. */
  | 'list'
  | 'mail';

/**
 * The price of each route that anybody may call without a key. Whoever adds one says here what its sender decides of it, and
 * sees to it that the worst of that kind is among `worstBodies`.
 */
export const OPEN_ROUTES: Readonly<Record<string, PriceKind>> = {
  'get /api/docs': 'head',
  'get /api/openapi.json': 'head',
  'get /healthz': 'head',
  'get /mit/:token': 'head',
  'get /mit/:token/:question': 'head',
  'get /notices': 'head',
  'get /nyt-link': 'head',
  'get /oensker/:token': 'head',
  'get /readyz': 'head',
  'get /send-igen': 'head',
  'get /spoergsmaal/:token': 'head',
  'get /spoergsmaal/:token/:question': 'head',
  'get /svar/:token': 'head',
  'get /was': 'head',
  'post /mit/:token': 'form',
  'post /mit/:token/:question': 'form-in-parts',
  'post /nyt-link': 'form',
  'post /oensker/:token': 'form-in-parts',
  'post /send-igen': 'form',
  'post /spoergsmaal/:token/:question': 'form-in-parts',
  'post /svar/:token': 'form-in-parts',
};

/** What the sender decides of a route's price, by what the route takes. */
export function priceKindOf({
  form,
  body,
  takesList,
  takesMail,
}: Pick<Route, 'form' | 'body' | 'takesList' | 'takesMail'>): PriceKind {
  if (takesMail) return 'mail';
  if (takesList) return 'list';
  if (body !== undefined) return 'json';
  if (form === undefined) return 'head';
  return form.files > 0 ? 'form-in-parts' : 'form';
}
