import { apiPage } from '../../web/description/api-page.tsx';
import type { ApiDescription } from '../../web/description/api-page.tsx';
import { shown } from '../http/route.ts';
import type { Call, HttpResponse, Route, Service } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import { askedAgain, described, tagOf } from './described.ts';

interface Page {
  readonly html: string;
  readonly tag: string;
}

const made = new WeakMap<readonly Route[], Map<string, Page>>();

/** Shows the description of the API to people: the very one that programs get. */
export function showDocsPage({ routes, service }: Call<unknown, unknown, unknown>): HttpResponse {
  const { html, tag } = docsPage(routes, service);
  return { ...shown(html), headers: askedAgain(tag) };
}

/**
 * The page, made at the first call for a table of routes and a secretariat; that holds up everything else meanwhile. The API
 * makes the call before it listens.
 */
export function docsPage(routes: readonly Route[], service: Pick<Service, 'config'>): Page {
  const secretariat = secretariatOf(service);
  const pages = made.get(routes) ?? new Map<string, Page>();
  made.set(routes, pages);
  const { publicUrl } = service.config;
  const which = JSON.stringify([publicUrl, secretariat]);
  const known = pages.get(which);
  if (known !== undefined) return known;
  // As programs get it, too: what JSON leaves out is left out.
  const description: unknown = JSON.parse(described(routes, publicUrl).bytes.toString('utf8'));
  const html = apiPage(description as ApiDescription, secretariat);
  const page = { html, tag: tagOf(html) };
  pages.set(which, page);
  return page;
}
