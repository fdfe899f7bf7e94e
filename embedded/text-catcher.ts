import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** How many texts are kept for looking at; beyond that the oldest go. */
const TEXTS_KEPT = 500;
const MAX_BODY_BYTES = 16 * 1024;

/** Where a catcher takes text messages, and where it shows them. */
export const TEXT_PATHS = { gateway: '/rest/mtsms', texts: '/texts' } as const;

/** A text that was caught. */
export interface CaughtText {
  readonly to: string;
  readonly sender: string;
  readonly text: string;
  readonly id: string;
}

/** A gateway that takes every text, sends none, and shows them; they are gone when it ends. */
export interface TextCatcher {
  /** The address to which texts are sent. */
  readonly gatewayUrl: string;
  /** Where they are shown, as JSON, the newest first. */
  readonly textsUrl: string;
  close(): Promise<void>;
}

const textSchema = z.object({
  sender: z.string().min(1).max(15),
  message: z.string().min(1),
  recipients: z.array(z.object({ msisdn: z.string().regex(/^[1-9]\d{7,14}$/) })).length(1),
  userref: z.string(),
  encoding: z.literal('UCS2').optional(),
});

/** Starts the catcher for this machine alone; on port 0 it takes a free one. */
export async function startTextCatcher({ port }: { readonly port: number }): Promise<TextCatcher> {
  const texts: CaughtText[] = [];
  const server = createServer((request, response) => {
    answer(request, response, texts).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The text catcher has no port');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    gatewayUrl: `${url}${TEXT_PATHS.gateway}`,
    textsUrl: `${url}${TEXT_PATHS.texts}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  texts: CaughtText[],
): Promise<void> {
  const reply = (status: number, body: unknown) => {
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  };
  switch (`${request.method} ${request.url}`) {
    case `GET ${TEXT_PATHS.texts}`:
      reply(200, texts.toReversed());
      return;
    case `POST ${TEXT_PATHS.gateway}`: {
      if (Number(request.headers['content-length'] ?? Infinity) > MAX_BODY_BYTES) {
        reply(413, { message: 'The text is too large' });
        return;
      }
      const given = textSchema.safeParse(await json(request).catch(() => undefined));
      if (!given.success) {
        reply(422, { message: 'This is no text' });
        return;
      }
      const { sender, message, recipients, userref } = given.data;
      texts.push(
        ...recipients.map(({ msisdn }) => ({ to: `+${msisdn}`, sender, text: message, id: userref })),
      );
      texts.splice(0, texts.length - TEXTS_KEPT);
      reply(200, { ids: [texts.length] });
      return;
    }
    default:
      reply(404, { message: 'There is nothing here' });
  }
}
