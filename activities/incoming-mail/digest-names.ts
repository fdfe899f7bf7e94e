import { TOKEN_LENGTH } from '../../db/links/link-token.ts';
import { digestNamedBy } from '../doors/digest-message-id.ts';

/**
 * By what a mail names digests of ours. It is only what the mail claims: the caller looks it up, and finds out
 * whether it is true.
 */
export interface DigestNames {
  /**
   * Words that only somebody who has seen a mail of ours can know, if they are what they look like: the stamp in its
   * Message-ID, in its field and in its return path, or the token of one of its links.
   */
  readonly secrets: readonly string[];
  /** The Message-IDs of ours that it names, which anybody can make up. */
  readonly messageIds: readonly string[];
}

/** A mail of ours has no more links than this on one page of paper; a text with more such words is something else. */
const MOST_SECRETS = 60;
const MOST_MESSAGE_IDS = 20;
/** How much of a text is looked at. */
const MAX_CHARACTERS = 512 * 1024;

const SECRETS = new RegExp(`(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{${TOKEN_LENGTH}}(?![0-9a-z])`, 'g');
const MESSAGE_IDS = /<?digest-[^\s<>@]{1,200}@[^\s<>@"'(),;]{1,255}>?/gi;

/** By what some texts name digests, the first text first, each once. */
export function namesIn(texts: readonly string[], mailFrom: string): DigestNames {
  const secrets = new Set<string>();
  const messageIds = new Set<string>();
  for (const text of texts) {
    const said = joinedLines(text.slice(0, MAX_CHARACTERS)).toLowerCase();
    for (const [word] of said.matchAll(SECRETS)) if (secrets.size < MOST_SECRETS) secrets.add(word);
    for (const [id] of said.matchAll(MESSAGE_IDS))
      if (messageIds.size < MOST_MESSAGE_IDS && digestNamedBy(id, mailFrom) !== undefined)
        messageIds.add(`<${id.replaceAll(/[<>]/g, '')}>`);
  }
  return { secrets: [...secrets], messageIds: [...messageIds] };
}

/** Without the line breaks that quoted-printable puts into a long word. */
function joinedLines(text: string): string {
  return text.includes('=') ? text.replaceAll(/=\r?\n/g, '') : text;
}
