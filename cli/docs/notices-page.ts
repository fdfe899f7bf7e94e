import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sampleNotice } from '../../domain/notices/sample-notice.ts';
import { NEWEST_RULEBOOK, PROGRAMME_BOOKS, rulebook } from '../../domain/rulebook/index.ts';
import type { ObligationRule, Rulebook } from '../../domain/rulebook/rule.ts';
import type { PassedOnTo } from '../../domain/vocabulary/codes.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { OBLIGATION_WORDS, PARTY_WORDS, PASSED_ON_TO_WORDS, within } from '../../domain/words/index.ts';
import type { AnyEventType } from '../../domain/words/index.ts';
import { whoAndWhen } from './law-obligations.ts';
import { table } from './law-words.ts';

type Voice = 'reminder' | 'escalation';
/** A rule of any kind of subject. */
type Rule = ObligationRule<AnyEventType>;

const LABELS: Readonly<Record<Language, { readonly why: string; readonly how: string }>> = {
  da: { why: 'Hvorfor', how: 'Sådan gøres det' },
  en: { why: 'Why', how: 'How it is done' },
};

/**
 * Every notice of a rulebook of journeys, and of the newest one of programmes, as people read it, with who
 * gets it and when. A page for `docs/notices.md`.
 */
export function noticesPage({ version, obligations }: Rulebook): string {
  const ofProgrammes = PROGRAMME_BOOKS.book(PROGRAMME_BOOKS.newest);
  const rules: readonly Rule[] = [...obligations, ...ofProgrammes.obligations];
  return [
    '# What the mails say',
    `Rulebook ${version} of journeys, ${ofProgrammes.version} of programmes. Written by \`npm run docs\` from the texts in \`domain/notices/\` and the rulebook’s own data. Change those, never this page. If you would not write so to a colleague or to a citizen, tell us.`,
    'A contact gets one mail a day with all its notices, the most urgent first. Here each notice stands by itself, in the order of a journey; last comes what the secretariat owes the programme. Amina (KBH-0001), the organisations and the dates are made up. What a person owes is written to the person; whoever gets that mail in the person’s stead is told so in a line above it. The coordinator’s mail says after its notices who is silent, which messages of municipalities’ systems are not settled, which addresses take no mail and how many replies lie unread.',
    'The days are counted from the due date. Reminders fall on the working day on or before their date; what follows a missed deadline falls on the next working day. Where it is passed on to another contact person of the same organisation, they get the text of the reminder, and are told that a colleague has not answered. The sources are in [the law and the deadlines](law.md).',
    table(['notice', 'in English', 'reminder to', 'if missed, to'], rules.map(contentsRow)),
    ...rules.flatMap(section),
  ]
    .join('\n\n')
    .concat('\n');
}

function contentsRow({ kind, owedBy, escalate }: Rule): string[] {
  const { da, en } = OBLIGATION_WORDS[kind];
  return [`[${da}](#${kind})`, en, within(PARTY_WORDS[owedBy]).en, told(escalate)];
}

function section(rule: Rule): string[] {
  const { kind, owedBy, copyTo = [], escalate } = rule;
  const { da, en } = OBLIGATION_WORDS[kind];
  const copies = copyTo.length === 0 ? '' : `; copies to ${parties(copyTo)}`;
  return [
    `<a id="${kind}"></a>`,
    `## ${da}`,
    `*${en}*: [the rule and its source](law.md#${anchorOf(en)}).`,
    whoAndWhen(rule),
    `**Reminder** to ${parties([owedBy])}${copies}:`,
    notice(rule, 'da', 'reminder'),
    `**If missed**, to ${told(escalate)}:`,
    notice(rule, 'da', 'escalation'),
    '<details>\n<summary>In English</summary>',
    notice(rule, 'en', 'reminder'),
    notice(rule, 'en', 'escalation'),
    '</details>',
  ];
}

/** Who reads that it was missed; a colleague is asked with the text of the reminder. */
function told(escalate: ObligationRule['escalate']): string {
  return parties([...new Set(escalate.map(({ to }) => to))].filter((to) => to !== 'colleague'));
}

function parties(all: readonly PassedOnTo[]): string {
  return all.map((party) => within(PASSED_ON_TO_WORDS[party]).en).join(', ');
}

/** A notice as it is quoted: its title, what is owed, why, and how it is done. */
function notice(rule: Rule, language: Language, voice: Voice): string {
  const { title, what, why, how } = sampleNotice(rule, language, voice);
  const labels = LABELS[language];
  const body = [what, `*${labels.why}:* ${why}`, `*${labels.how}:* ${how}`];
  return [`> **${title}**`, ...body.map((paragraph) => `> ${paragraph}`)].join('\n>\n');
}

/** The anchor that a heading of the page of the law gets when it is shown. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('../../docs/notices.md', import.meta.url), noticesPage(rulebook(NEWEST_RULEBOOK)));
  console.log('docs/notices.md is written.');
}
