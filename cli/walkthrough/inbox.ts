import { z } from 'zod';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';

/** A mail in the inbox of the embedded stack. */
export interface ArrivedMail {
  readonly to: readonly string[];
  /** The day it went out, by the training clock. */
  readonly sentOn: CalendarDate;
  /** What it asks for, one part for each thing that is owed. */
  readonly parts: readonly string[];
  /** The page on which the address answers whether it is the right one, if the mail asks for that. */
  readonly confirmation?: string;
}

/** More mails than go out between two looks. */
const LATEST = 500;
/** A mail's Message-ID ends with the day of its round, and a number if it is not the first that day. */
const DAY = /-(\d{4}-\d{2}-\d{2})(?:-\d+)?(?:\.[0-9a-z]+)?@/;
/** Its parts are numbered, and may stand under underlined headings. */
const BETWEEN_PARTS = /\n{2,}(?:[^\n]+\n-+\n{2,})?(?=\d+\. )/;

const mailsSchema = z.array(
  z.object({
    id: z.string(),
    text: z.string().nullish(),
    to: z.array(z.object({ address: z.string() })).nullish(),
    headers: z.object({ 'message-id': z.string().optional() }),
  }),
);

/** The inbox, read repeatedly: each look returns what has arrived since the last one, oldest first. */
export class Inbox {
  readonly #url: string;
  readonly #seen = new Set<string>();

  constructor(url: string) {
    this.#url = url.replace(/\/+$/, '');
  }

  async arrived(): Promise<ArrivedMail[]> {
    const answer = await fetch(`${this.#url}/api/email?sort=desc&limit=${LATEST}`);
    if (!answer.ok) throw new Error(`The inbox at ${this.#url} answers ${answer.status}`);
    const mails = mailsSchema.parse(await answer.json()).toReversed();
    const fresh = mails.filter(({ id }) => !this.#seen.has(id));
    for (const { id } of fresh) this.#seen.add(id);
    return fresh.map(({ to, text, headers }) =>
      arrivedMail({
        to: (to ?? []).map(({ address }) => address),
        text: text ?? '',
        messageId: headers['message-id'] ?? '',
      }),
    );
  }
}

/** A mail as the stories read it. */
export function arrivedMail(mail: {
  readonly to: readonly string[];
  readonly text: string;
  readonly messageId: string;
}): ArrivedMail {
  const { to, text, messageId } = mail;
  const [confirmation] = /\/bekraeft\/[0-9a-z]{26}/.exec(text) ?? [];
  return {
    to,
    sentOn: DAY.exec(messageId)?.[1] ?? '',
    parts: text.split(BETWEEN_PARTS).slice(1),
    ...(confirmation !== undefined && { confirmation }),
  };
}
