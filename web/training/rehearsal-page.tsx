import { render } from 'preact-render-to-string';
import { ACHIEVEMENT_WORDS } from '../../domain/rehearsal/achievement-words.ts';
import { comparisonOf } from '../../domain/rehearsal/comparison.ts';
import type { Forecast } from '../../domain/rehearsal/forecast.ts';
import { ACHIEVEMENTS } from '../../domain/rehearsal/outcomes.ts';
import { isAlike } from '../../domain/rehearsal/rehearsal.ts';
import type { PlayedPlan, Rehearsal } from '../../domain/rehearsal/rehearsal.ts';
import { RUNS_SHARING_LIVES } from '../../domain/rehearsal/rehearse.ts';
import { STAGES } from '../../domain/vocabulary/codes.ts';
import type { Stage } from '../../domain/vocabulary/codes.ts';
import { dateInWords, OBLIGATION_WORDS, PASSED_ON_TO_WORDS, STAGE_WORDS } from '../../domain/words/index.ts';

/** The size of a chart in its own units, with margins for what stands beside the axes. */
const CHART = { width: 400, height: 200, left: 42, bottom: 24, top: 10, right: 10 } as const;
const INNER = {
  width: CHART.width - CHART.left - CHART.right,
  height: CHART.height - CHART.top - CHART.bottom,
} as const;

const STAGE_COLOURS: Readonly<Record<Stage, string>> = {
  screening: '#9fb8d1',
  recruitment: '#5b8db8',
  course: '#e0b35a',
  igu: '#3f7d5c',
  placement: '#8fbf8a',
  employment: '#1f4e79',
  closed: '#d8d8d8',
};

const STYLE = `
  body { font: 16px/1.5 Arial, sans-serif; color: #1d1d1d; max-width: 75em; margin: 2em auto; padding: 0 1em }
  h1 { font-size: 1.6em; margin-bottom: 0 } h2 { font-size: 1.2em; margin: 2em 0 .3em }
  h3 { font-size: 1em; margin: 0 0 .2em } p { margin: .3em 0 } .quiet { color: #595959 }
  .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(21em, 1fr)); gap: 1.5em }
  figure { margin: 0; display: flex; flex-direction: column; justify-content: space-between } svg { width: 100%; height: auto; display: block } svg text { font-size: 12px; fill: #444 }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .25em .6em .25em 0; vertical-align: top }
  thead th { border-bottom: 2px solid #1d1d1d } tbody tr { border-bottom: 1px solid #ddd }
  .number { text-align: right; white-space: nowrap } .key { display: inline-block; width: .8em; height: .8em; margin-right: .4em }
  .keys > span { margin-right: 1.2em; white-space: nowrap } .chance { font-size: 1.8em; font-weight: bold }
  .top { justify-content: flex-start }
  pre { white-space: pre-wrap; margin: 0; font-size: .85em } code { overflow-wrap: anywhere }
  td.bar { vertical-align: middle }
  @media (max-width: 40em) {
    body { margin: 1em auto } .charts { grid-template-columns: 1fr } .bar { display: none }
    table { font-size: .8em } td { overflow-wrap: anywhere } th, td { hyphens: auto; padding-right: .4em }
    .assumptions thead { display: none } .assumptions td { display: block; padding: .1em 0 }
    .assumptions td:first-child { padding-top: .5em; font-weight: bold }
    .assumptions td:last-child::before { content: 'Sikkerhed: ' }
  }
`;

/** A rehearsal as a page by itself, in Danish: charts, tables and the assumptions with their sources. */
export function rehearsalPage(rehearsal: Rehearsal): string {
  const { programme, from, months, runs, seed, played } = rehearsal;
  const title = `Prøve af ${programme.da}`;
  const page = render(
    <html lang="da">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <h1>{title}</h1>
        <p class="quiet">
          {`Fra ${dateInWords(from).da}, ${months} måneder, ${number(runs)} gennemspilninger, frø ${seed}. Hver gruppe på ${RUNS_SHARING_LIVES} gennemspilninger trækker sine personer blandt de samme liv. `}
          Alt herunder er regnet med opdigtede personer på de rigtige regler. Det siger, hvad der følger af
          forudsætningerne nederst, ikke hvad der vil ske.
        </p>
        {played[1] !== undefined && <Comparison rehearsal={rehearsal} one={played[0]} other={played[1]} />}
        {played.map((one) => (
          <Plan one={one} rehearsal={rehearsal} />
        ))}
      </body>
    </html>,
  );
  return `<!doctype html>${page}\n`;
}

function Comparison({ rehearsal, one, other }: { rehearsal: Rehearsal; one: PlayedPlan; other: PlayedPlan }) {
  if (isAlike(one, other)) {
    return (
      <p>
        <strong>{`${one.name} og ${other.name}: ingen forskel.`}</strong>
      </p>
    );
  }
  const show = (unit: string, value: number) => (unit === 'share' ? percent(value) : number(value));
  return (
    <section>
      <h2>Sammenligning</h2>
      <table>
        <thead>
          <tr>
            <th>Midten af gennemspilningerne</th>
            <th class="number">{one.name}</th>
            <th class="number">{other.name}</th>
            <th class="number">Forskel</th>
          </tr>
        </thead>
        <tbody>
          {comparisonOf(one, other, rehearsal).map(({ what, unit, before, after }) => (
            <tr>
              <td>{what.da}</td>
              <td class="number">{show(unit, before)}</td>
              <td class="number">{show(unit, after)}</td>
              <td class="number">{`${after > before ? '+' : ''}${show(unit, after - before)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Plan({ one, rehearsal }: { one: PlayedPlan; rehearsal: Rehearsal }) {
  const { forecast, name, people, rulebook } = one;
  const isBeside = rehearsal.played.length > 1;
  return (
    <section>
      <h2>{`${isBeside ? `${name}: ` : ''}${number(people)} personer, regelsæt ${rulebook}`}</h2>
      <div class="charts">
        {forecast.targets.map((target) => (
          <figure>
            <h3>{rehearsal.targets[target.id]?.da ?? target.id}</h3>
            <p>
              <span class="chance">{percent(target.chance)}</span>
              {` af gennemspilningerne når mindst ${target.atLeast}. Ved udgangen er tallet ${range(target.atEnd)}.`}
            </p>
            <Fan target={target} />
          </figure>
        ))}
      </div>
      <p class="quiet">
        Linjen er midten af gennemspilningerne, feltet går fra p10 til p90, den stiplede linje er målet.
      </p>
      <div class="charts">
        <figure class="top">
          <h3>Personer på hvert trin ved månedens udgang (gennemsnit)</h3>
          <Stages forecast={forecast} />
          <p class="keys">
            {STAGES.map((stage) => (
              <span>
                <span class="key" style={`background: ${STAGE_COLOURS[stage]}`} />
                {STAGE_WORDS[stage].da}
              </span>
            ))}
          </p>
        </figure>
        <figure class="top">
          <h3>Sekretariatets timer måned for måned (gennemsnit)</h3>
          <Hours forecast={forecast} />
          <p>{`I alt ${range(forecast.hours)} timer.`}</p>
        </figure>
        <figure class="top">
          <h3>Det når deltagerne (hver person tæller én gang)</h3>
          <table>
            <thead>
              <tr>
                <th>Opnået</th>
                <th class="number">p10</th>
                <th class="number">p50</th>
                <th class="number">p90</th>
              </tr>
            </thead>
            <tbody>
              {ACHIEVEMENTS.map((achievement) => (
                <tr>
                  <td>{ACHIEVEMENT_WORDS[achievement].da}</td>
                  <td class="number">{number(forecast.achieved[achievement].p10)}</td>
                  <td class="number">{number(forecast.achieved[achievement].p50)}</td>
                  <td class="number">{number(forecast.achieved[achievement].p90)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{`Den virksomhed, der får flest mails, får på en uge ${range(forecast.mostMailsInAWeek)}, i værste fald ${forecast.mostMailsInAWeek.worst}.`}</p>
        </figure>
      </div>
      <h2>Påmindelser og eskaleringer (gennemsnit pr. gennemspilning)</h2>
      <Notices forecast={forecast} />
      <Caveats forecast={forecast} />
      <h2>Forudsætninger</h2>
      <Assumptions one={one} />
    </section>
  );
}

/**
 * How a number grows month by month: the middle, the range from one in ten to nine in ten, and the target.
 */
function Fan({ target }: { target: Forecast['targets'][number] }) {
  const { byMonth, atLeast } = target;
  const most = roundTop(Math.max(atLeast, ...byMonth.map(({ p90 }) => p90)));
  const at = (month: number, value: number) => `${x(month + 1, byMonth.length)},${y(value, most)}`;
  const upper = byMonth.map(({ p90 }, month) => at(month, p90));
  const lower = byMonth.map(({ p10 }, month) => at(month, p10)).toReversed();
  const middle = byMonth.map(({ p50 }, month) => at(month, p50));
  return (
    <svg
      viewBox={`0 0 ${CHART.width} ${CHART.height}`}
      role="img"
      aria-label={`Ved udgangen ${range(target.atEnd)}; målet er ${atLeast}`}
    >
      <Axes most={most} months={byMonth.length} />
      <polygon points={[...upper, ...lower].join(' ')} fill="#5b8db8" opacity="0.3" />
      <polyline points={middle.join(' ')} fill="none" stroke="#1f4e79" stroke-width="2.5" />
      <line
        x1={CHART.left}
        x2={CHART.left + INNER.width}
        y1={y(atLeast, most)}
        y2={y(atLeast, most)}
        stroke="#a30000"
        stroke-dasharray="6 4"
      />
    </svg>
  );
}

/** Everybody by stage, month by month, one stage on top of the other. */
function Stages({ forecast: { stages, hoursByMonth } }: { forecast: Forecast }) {
  const months = hoursByMonth.map((_, month) => month);
  const upTo = (month: number, count: number) =>
    STAGES.slice(0, count).reduce((sum, stage) => sum + (stages[stage][month] ?? 0), 0);
  const most = roundTop(Math.max(...months.map((month) => upTo(month, STAGES.length))));
  return (
    <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} role="img" aria-label="Personer på hvert trin">
      {STAGES.map((stage, index) => {
        const edge = (count: number) =>
          months.map((month) => `${x(month + 1, months.length)},${y(upTo(month, count), most)}`);
        const points = [...edge(index + 1), ...edge(index).toReversed()].join(' ');
        return <polygon points={points} fill={STAGE_COLOURS[stage]} />;
      })}
      <Axes most={most} months={months.length} />
    </svg>
  );
}

function Hours({ forecast: { hoursByMonth } }: { forecast: Forecast }) {
  const most = roundTop(Math.max(...hoursByMonth));
  const width = INNER.width / hoursByMonth.length;
  return (
    <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} role="img" aria-label="Timer måned for måned">
      <Axes most={most} months={hoursByMonth.length} />
      {hoursByMonth.map((hours, month) => (
        <rect
          x={CHART.left + month * width + 1}
          y={y(hours, most)}
          width={Math.max(1, width - 2)}
          height={CHART.top + INNER.height - y(hours, most)}
          fill="#5b8db8"
        />
      ))}
    </svg>
  );
}

function Axes({ most, months }: { most: number; months: number }) {
  const marks = [0, most / 2, most];
  const years = Array.from({ length: Math.floor(months / 6) + 1 }, (_, half) => half * 6);
  const bottom = CHART.top + INNER.height;
  return (
    <g>
      {marks.map((mark) => (
        <g>
          <line
            x1={CHART.left}
            x2={CHART.left + INNER.width}
            y1={y(mark, most)}
            y2={y(mark, most)}
            stroke="#ccc"
          />
          <text x={CHART.left - 5} y={y(mark, most) + 4} text-anchor="end">
            {number(mark)}
          </text>
        </g>
      ))}
      {years.map((month) => (
        <text x={x(month, months)} y={bottom + 17} text-anchor="middle">
          {month}
        </text>
      ))}
    </g>
  );
}

function Notices({ forecast: { notices } }: { forecast: Forecast }) {
  const most = Math.max(1, ...notices.map(({ reminders, escalations }) => reminders + escalations));
  const share = (value: number) => `${((value / most) * 100).toFixed(1)}%`;
  return (
    <table>
      <thead>
        <tr>
          <th>Forpligtelse</th>
          <th>Til</th>
          <th class="number">Påmindelser</th>
          <th class="number">Eskaleringer</th>
          <th class="bar" style="width: 40%" />
        </tr>
      </thead>
      <tbody>
        {notices.map(({ kind, party, reminders, escalations }) => (
          <tr>
            <td>{OBLIGATION_WORDS[kind].da}</td>
            <td>{PASSED_ON_TO_WORDS[party].da}</td>
            <td class="number">{number(reminders)}</td>
            <td class="number">{number(escalations)}</td>
            <td class="bar">
              <svg viewBox="0 0 100 4" preserveAspectRatio="none" style="height: .9em" aria-hidden="true">
                <rect width={share(reminders)} height="4" fill="#5b8db8" />
                <rect x={share(reminders)} width={share(escalations)} height="4" fill="#a30000" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Caveats({ forecast: { refusals, unanswered } }: { forecast: Forecast }) {
  const refused = Object.entries(refusals);
  return (
    <>
      {refused.length > 0 && (
        <>
          <h2>Det siger reglerne nej til (gennemsnit pr. gennemspilning)</h2>
          <table>
            <tbody>
              {refused.map(([key, times]) => (
                <tr>
                  <td>
                    <code>{key}</code>
                  </td>
                  <td class="number">{times.toFixed(1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {unanswered.length > 0 && (
        <p>
          <strong>
            {`Ingen svarer i prøven på: ${unanswered.map((kind) => OBLIGATION_WORDS[kind].da).join(', ')}.`}
          </strong>
          {' Deres påmindelser er talt med, som om der aldrig blev svaret.'}
        </p>
      )}
    </>
  );
}

function Assumptions({ one: { assumptions } }: { one: PlayedPlan }) {
  return (
    <table class="assumptions">
      <thead>
        <tr>
          <th>Forudsætning</th>
          <th>Værdi</th>
          <th>Kilde</th>
          <th>Sikkerhed</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(assumptions).map(([name, { da, value, source, certainty }]) => (
          <tr>
            <td>
              {da} <code class="quiet">{name}</code>
            </td>
            <td>
              <pre>{valueInWords(value)}</pre>
            </td>
            <td>{source}</td>
            <td>{certainty}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value as its file has it, without the quotes and braces. */
function valueInWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.join(', ');
  return Object.entries(value)
    .map(
      ([key, one]) =>
        `${key}: ${typeof one === 'object' ? valueInWords(one).replaceAll('\n', ', ') : String(one)}`,
    )
    .join('\n');
}

function x(month: number, months: number): number {
  return hundredth(CHART.left + (INNER.width * month) / Math.max(1, months));
}

function y(value: number, most: number): number {
  return hundredth(CHART.top + INNER.height * (1 - value / Math.max(most, 1e-9)));
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The next round number above, for the top of an axis. */
function roundTop(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return Math.max(2, Math.ceil(value / (step / 2)) * (step / 2));
}

function range({
  p10,
  p50,
  p90,
}: {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}): string {
  return `${number(p50)} (${number(p10)} til ${number(p90)})`;
}

/** A whole number as it is written in Danish, with a point between thousands. */
function number(value: number): string {
  return value.toFixed(0).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace('.', ',')} %`;
}
