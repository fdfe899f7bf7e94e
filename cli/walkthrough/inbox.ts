import { z } from 'zod';

/** A mail in the inbox of the embedded stack. */
export interface ArrivedMail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** More mails than go out between two looks. */
const LATEST = 500;

const mailsSchema = z.array(
  z.object({
    id: z.string(),
    subject: z.string().nullish(),
    text: z.string().nullish(),
    to: z.array(z.object({ address: z.string() })).nullish(),
  }),
);

/** The inbox, read again and again: each look gives what has arrived since the last, oldest first. */
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
    return fresh.map(({ id, to, subject, text }) => ({
      id,
      to: (to ?? []).map(({ address }) => address),
      subject: subject ?? '',
      text: text ?? '',
    }));
  }
}
