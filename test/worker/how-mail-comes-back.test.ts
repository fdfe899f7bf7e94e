import { describe, expect, it } from '@jest/globals';
import { tellHowMailComesBack } from '../../worker/how-mail-comes-back.ts';

/** The lines that a worker writes at start. */
function linesFor(config: Parameters<typeof tellHowMailComesBack>[0]): [level: string, line: string][] {
  const lines: [string, string][] = [];
  const at = (level: string) => (fields: unknown, line?: string) => {
    lines.push([level, `${JSON.stringify(fields)} ${line ?? ''}`]);
  };
  tellHowMailComesBack(config, { info: at('info'), warn: at('warn') });
  return lines;
}

describe('the line at start', () => {
  it.each([
    [{ smtpUrl: 'smtp://mail.example.dk:587' }, 'info', 'by its Message-ID'],
    [{ smtpUrl: 'smtp://u:p@email-smtp.eu-north-1.amazonaws.com:587' }, 'warn', 'set MAIL_RETURN_PATH'],
    [
      { smtpUrl: 'smtp://email-smtp.eu-north-1.amazonaws.com', returnPath: 'retur@fodfaeste.example.dk' },
      'info',
      'by a return path of its own',
    ],
    [{ smtpUrl: '' }, 'info', 'by its Message-ID'],
  ] as const)('says how mail that comes back is known, with %j', (config, level, said) => {
    const lines = linesFor(config);
    expect(lines).toEqual([[level, expect.stringContaining(said)]]);
    expect(JSON.stringify(lines)).not.toMatch(/@|example|amazonaws/);
  });
});
