import { z } from 'zod';
import { ROLES } from '../domain/vocabulary/codes.ts';
import type { Role } from '../domain/vocabulary/codes.ts';

/**
 * What a running stack offers, for scripts: `.fodfaeste/running.json`. It is there from when the panel is
 * shown until the end.
 */
export interface Running {
  readonly api: string;
  /** `null` if Temporal is somewhere else, and nobody here knows its page. */
  readonly temporalUi: string | null;
  /** `null` if mails really go out. */
  readonly inbox: string | null;
  /** Where text messages are shown; `null` if they really go out. */
  readonly texts: string | null;
  /**
   * How operators' scripts reach what runs here: its database and its Temporal, unless they are elsewhere.
   */
  readonly stores: Readonly<Record<string, string>>;
  /** A key for trying things out, by role. */
  readonly keys: Readonly<Partial<Record<Role, string>>>;
}

/** The shape of the file. */
export const runningSchema = z.object({
  api: z.url(),
  temporalUi: z.url().nullable(),
  inbox: z.url().nullable(),
  texts: z.url().nullable(),
  stores: z.record(z.string(), z.string()),
  keys: z.partialRecord(z.enum(ROLES), z.string()),
});

/** Who each role is, in a word or two, as the panel shows it. */
const ROLE_NAMES: Readonly<Record<Role, string>> = {
  coordinator: 'coordinator (koordinator)',
  projectLead: 'projectLead (projektleder)',
  caseworker: 'caseworker (municipality)',
  counsellor: 'counsellor (sprogcenter)',
  schoolConsultant: 'schoolConsultant (skole)',
  tradeConsultant: 'tradeConsultant (branche)',
  steeringGroup: 'steeringGroup (styregruppe)',
  operator: 'operator (drift)',
};

/** What is shown when everything runs: where to look, a key for each role, and what to read next. */
export function panel({ api, temporalUi, inbox, texts, keys }: Running): string {
  const rows: (readonly [string, string] | undefined)[] = [
    ['API', `${api}/api`],
    ['Description', `${api}/api/docs`],
    ['Temporal', temporalUi ?? 'not ours: TEMPORAL_ADDRESS is set'],
    ['Mail inbox', inbox ?? 'none: SMTP_URL is set, mails really go out'],
    ['Text messages', texts ?? 'none: SMS_URL is set, texts really go out'],
    undefined,
    ...ROLES.flatMap((role): [string, string][] => {
      const key = keys[role];
      return key === undefined ? [] : [[ROLE_NAMES[role], key]];
    }),
  ];
  const lines = rows.map((row) => (row === undefined ? '' : `${row[0].padEnd(28)}${row[1]}`));
  if (Object.keys(keys).length === 0) {
    lines.push('No keys: this database has people of its own, and the fictional ones are left out.');
  }
  const coordinator = keys.coordinator ?? 'KEY';
  const all = [
    'Fodfæste is running.',
    '',
    ...lines,
    '',
    'Next: npm run walkthrough             one person from referral to a job, and five side roads',
    '      npm run intake -- people.csv    a municipality’s list of people',
    `      curl -H 'Authorization: Bearer ${coordinator}' ${api}/api/journeys`,
    '      Ctrl-C                          ends everything; npm start goes on where it stopped',
    '      npm run reset                   starts over',
  ];
  const rule = '─'.repeat(78);
  return [rule, ...all.map((line) => (line === '' ? '' : `  ${line}`)), rule].join('\n');
}
