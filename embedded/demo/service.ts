import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

/** The service, as somebody with a key sees it over HTTP. */
export interface ServiceCaller {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<ServiceResponse>;
}

/** The answer to a request. */
export interface ServiceResponse {
  readonly status: number;
  readonly body: unknown;
}

interface ServiceRequest {
  readonly method?: 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const TRIES = 60;
const PAUSE_MS = 500;

/**
 * A caller with a key. If the service cannot take a request just now, it is tried again for half a minute.
 */
export function serviceCaller(api: string, key: string): ServiceCaller {
  const ask = async (path: string, { headers = {}, ...rest }: ServiceRequest): Promise<ServiceResponse> => {
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(`${api}${path}`, {
        ...rest,
        headers: { ...headers, Authorization: `Bearer ${key}` },
      });
      const body: unknown = await response.json();
      const again = response.status === 202 || response.status === 503;
      if (!again || tries === TRIES) return { status: response.status, body };
      await delay(PAUSE_MS);
    }
  };
  return {
    async get(path, schema) {
      const { status, body } = await ask(path, {});
      if (status !== 200) throw new Error(`${path} was answered with ${status}: ${detailOf(body)}`);
      return schema.parse(body);
    },
    post: (path, body, headers) => ask(path, { method: 'POST', body, headers }),
  };
}

const problemSchema = z.object({
  detailEn: z.string(),
  faults: z.array(z.object({ field: z.string(), messageEn: z.string() })).optional(),
});

/** What a problem says, in English. */
export function detailOf(body: unknown): string {
  const problem = problemSchema.safeParse(body).data;
  if (problem === undefined) return 'no reason given';
  const faults = problem.faults?.map(({ field, messageEn }) => `${field}: ${messageEn}`) ?? [];
  return [problem.detailEn, ...faults.slice(0, 5)].join(' ');
}
