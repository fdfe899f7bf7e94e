import { ACHIEVEMENT_WORDS } from '../../domain/rehearsal/achievement-words.ts';
import { comparisonOf } from '../../domain/rehearsal/comparison.ts';
import type { Percentiles } from '../../domain/rehearsal/forecast.ts';
import { ACHIEVEMENTS } from '../../domain/rehearsal/outcomes.ts';
import { isAlike } from '../../domain/rehearsal/rehearsal.ts';
import type { PlayedPlan, Rehearsal } from '../../domain/rehearsal/rehearsal.ts';
import { STAGES } from '../../domain/vocabulary/codes.ts';
import { dateInWords, OBLIGATION_WORDS, PASSED_ON_TO_WORDS, STAGE_WORDS } from '../../domain/words/index.ts';

const BAR_WIDTH = 24;
const NOTICES_SHOWN = 15;

/** A rehearsal as a text of tables and small bars, in Danish. */
export function reportOf(rehearsal: Rehearsal): string {
  const { programme, from, months, runs, seed, played } = rehearsal;
  const [first, other] = played;
  return [
    `Prøve af ${programme.da}`,
    `${first.people} personer fra ${dateInWords(from).da}, ${months} måneder, ${runs} gennemspilninger (frø ${seed}).`,
    ...(other === undefined ? sections(first, rehearsal) : comparison(first, other, rehearsal)),
  ].join('\n');
}

function sections(played: PlayedPlan, rehearsal: Rehearsal): string[] {
  return [
    ...headed('Når målene nås', targetRows(played, rehearsal)),
    ...headed('Det når deltagerne (hver person tæller én gang)', achievedRows(played)),
    ...headed('Så mange står på hvert trin ved månedens udgang (gennemsnit)', stageRows(played)),
    ...headed('Påmindelser og eskaleringer (gennemsnit pr. gennemspilning)', noticeRows(played)),
    ...headed('Post og arbejde', workRows(played)),
    ...headed('Sekretariatets timer måned for måned', hourRows(played)),
    ...caveats(played),
  ];
}

function headed(title: string, rows: readonly (readonly string[])[]): string[] {
  return ['', title, '─'.repeat(title.length), ...table(rows)];
}

function targetRows({ forecast }: PlayedPlan, { targets }: Rehearsal): string[][] {
  return [
    ['Mål', 'Mindst', 'Sandsynlighed', '', 'p10', 'p50', 'p90'],
    ...forecast.targets.map(({ id, atLeast, chance, atEnd }) => [
      shortened(targets[id]?.da ?? id, 60),
      String(atLeast),
      percent(chance),
      bar(chance, 1),
      ...percentileCells(atEnd),
    ]),
  ];
}

function achievedRows({ forecast, people }: PlayedPlan): string[][] {
  return [
    ['Opnået', 'p10', 'p50', 'p90', ''],
    ...ACHIEVEMENTS.map((one) => [
      ACHIEVEMENT_WORDS[one].da,
      ...percentileCells(forecast.achieved[one]),
      bar(forecast.achieved[one].p50, people),
    ]),
  ];
}

function stageRows({ forecast }: PlayedPlan): string[][] {
  return [
    ['Måned', ...STAGES.map((stage) => shortened(STAGE_WORDS[stage].da, 13))],
    ...forecast.hoursByMonth.map((_, month) => [
      String(month + 1),
      ...STAGES.map((stage) => (forecast.stages[stage][month] ?? 0).toFixed(0)),
    ]),
  ];
}

function noticeRows({ forecast: { notices } }: PlayedPlan): string[][] {
  const most = notices[0] === undefined ? 1 : notices[0].reminders + notices[0].escalations;
  return [
    ['Forpligtelse', 'Til', 'Påmind.', 'Eskal.', ''],
    ...notices
      .slice(0, NOTICES_SHOWN)
      .map(({ kind, party, reminders, escalations }) => [
        OBLIGATION_WORDS[kind].da,
        PASSED_ON_TO_WORDS[party].da,
        reminders.toFixed(0),
        escalations.toFixed(0),
        bar(reminders + escalations, most),
      ]),
    ...(notices.length > NOTICES_SHOWN
      ? [[`… og ${notices.length - NOTICES_SHOWN} flere, se --json eller --html`]]
      : []),
  ];
}

function workRows({ forecast }: PlayedPlan): string[][] {
  const { mostMailsInAWeek: mails, hours } = forecast;
  return [
    ['', 'p10', 'p50', 'p90'],
    ['Flest mails til én virksomhed på en uge', ...percentileCells(mails)],
    ['Sekretariatets timer i alt', ...percentileCells(hours)],
  ];
}

function hourRows({ forecast: { hoursByMonth } }: PlayedPlan): string[][] {
  const most = Math.max(1, ...hoursByMonth);
  return [
    ['Måned', 'Timer', ''],
    ...hoursByMonth.map((hours, month) => [String(month + 1), hours.toFixed(0), bar(hours, most)]),
  ];
}

function caveats({ forecast: { unanswered, refusals } }: PlayedPlan, of = ''): string[] {
  const refused = Object.entries(refusals);
  return [
    ...(refused.length > 0
      ? headed(`${of}Det siger reglerne nej til (gennemsnit pr. gennemspilning)`, [
          ['Kommando og grund', 'Antal'],
          ...refused.map(([key, times]) => [key, times.toFixed(1)]),
        ])
      : []),
    ...(unanswered.length > 0
      ? [
          '',
          `${of}Ingen svarer i prøven på: ${unanswered.map((kind) => OBLIGATION_WORDS[kind].da).join(', ')}.`,
          'Deres påmindelser er talt med, som om der aldrig blev svaret.',
        ]
      : []),
  ];
}

/** Two plans side by side: the numbers that matter, and the difference between them. */
function comparison(one: PlayedPlan, other: PlayedPlan, rehearsal: Rehearsal): string[] {
  if (isAlike(one, other)) return ['', `${one.name} og ${other.name}: ingen forskel.`];
  const rows = comparisonOf(one, other, rehearsal).map(({ what, unit, before, after }) => {
    const show = unit === 'share' ? percent : whole;
    const difference = after - before;
    return [
      shortened(what.da, 70),
      show(before),
      show(after),
      `${difference > 0 ? '+' : ''}${show(difference)}`,
    ];
  });
  return [
    ...headed('Sammenligning (midten af gennemspilningerne)', [
      ['', one.name, other.name, 'Forskel'],
      ...rows,
    ]),
    ...[one, other].flatMap((played) => caveats(played, `${played.name}: `)),
  ];
}

function percentileCells({ p10, p50, p90 }: Percentiles): string[] {
  return [p10, p50, p90].map(whole);
}

function whole(value: number): string {
  return value.toFixed(0);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function bar(value: number, most: number): string {
  return '█'.repeat(Math.round((BAR_WIDTH * Math.min(value, most)) / Math.max(most, 1e-9)));
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** Rows under each other: the first column to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => (row[at] ?? '').length)),
  );
  const isNumber = (cell: string) => /^[+-]?[\d.]+( %)?$/.test(cell);
  return rows.map((row) =>
    row
      .map((cell, at) =>
        isNumber(cell) || (at > 1 && !cell.includes('█'))
          ? cell.padStart(widths[at] ?? 0)
          : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
