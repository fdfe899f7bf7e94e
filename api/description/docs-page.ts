import { apiPage } from '../../web/description/api-page.tsx';
import type { ApiDescription } from '../../web/description/api-page.tsx';
import { shown } from '../http/route.ts';
import type { HttpResponse, Call } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import { describeApi } from './openapi.ts';

/** Shows the description of the API to people: the very one that programs get. */
export function showDocsPage({ routes, service }: Call<unknown, unknown, unknown>): HttpResponse {
  // As programs get it, too: what JSON leaves out is left out.
  const description: unknown = JSON.parse(JSON.stringify(describeApi(routes, service.config.publicUrl)));
  return shown(apiPage(description as ApiDescription, secretariatOf(service)));
}
