import type { Logger } from 'pino';
import type { Config } from '../config.ts';

/** Mail services that give every mail a Message-ID of their own, by the end of their host's name. */
const REPLACE_MESSAGE_IDS: readonly string[] = ['amazonaws.com', 'amazonses.com'];

/**
 * Says in a line at start how a mail that comes back is known, and warns if the mail server is known to replace
 * Message-IDs and there is no return path. No address and no host stands in the line.
 */
export function tellHowMailComesBack(
  { smtpUrl, returnPath }: Pick<Config, 'smtpUrl' | 'returnPath'>,
  log: Pick<Logger, 'info' | 'warn'>,
): void {
  if (returnPath !== undefined) {
    log.info({ returnPath: 'own' }, 'mail that comes back is known by a return path of its own');
  } else if (replacesMessageIds(smtpUrl)) {
    log.warn(
      { returnPath: 'none' },
      'the mail server replaces Message-IDs: set MAIL_RETURN_PATH, or less of what comes back is known',
    );
  } else {
    log.info(
      { returnPath: 'none' },
      'mail that comes back is known by its Message-ID, its field and its links',
    );
  }
}

function replacesMessageIds(smtpUrl: string): boolean {
  if (!URL.canParse(smtpUrl)) return false;
  const { hostname } = new URL(smtpUrl);
  return REPLACE_MESSAGE_IDS.some((end) => hostname === end || hostname.endsWith(`.${end}`));
}
