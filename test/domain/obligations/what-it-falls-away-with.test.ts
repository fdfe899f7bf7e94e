import { describe, expect, it } from '@jest/globals';
import { openObligations } from '../../../domain/journeys/journey.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { anAgreement, aScreening, underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';
import { fateOf } from '../../support/journeys/owed-and-told.ts';
import {
  atWork,
  back,
  closed,
  completed,
  leftEarly,
  matched,
  onCourse,
  placed,
  proposed,
  signed,
  transferred,
} from '../../support/journeys/proposed-to-closed.ts';

const { referred, inRecruitment, inIgu } = underRulebook2;

const COMPANY = 'eksempel-byg';

/** Something that happens in a journey. */
type Act = (lived: LivedJourney) => LivedJourney;
/** What happens, what is owed, what becomes of it, and in which journey. */
type Row = readonly [string, ObligationKind, string, () => LivedJourney, Act];

const refused: Act = (lived) =>
  lived.does('RefuseMatch', { company: COMPANY, refusedBy: 'person', cause: 'hours', on: lived.today });
const agreedAnew =
  (kind: 'igu' | 'placement'): Act =>
  (lived) =>
    lived.does('AgreeMatch', { kind, company: COMPANY, plannedStart: '2026-06-01' });
const dayOne =
  (of: 'course' | 'igu', came: boolean): Act =>
  (lived) => {
    const on = lived.journey[of]?.startsOn ?? '';
    return lived.until(on).does('ConfirmDayOne', { of, came, on });
  };
const backFrom =
  (from: Parameters<typeof back>[1]): Act =>
  (lived) =>
    back(lived, from);
const endedPlacement: Act = (lived) =>
  lived.until('2026-05-18').does('EndPlacement', { endedOn: '2026-05-18', outcome: 'none' });
const asked =
  (employed: boolean): Act =>
  (lived) =>
    lived.until('2026-06-04').does('ConfirmRetention', { month: 1, employed });

/**
 * A match that was agreed while the person was in a class: from a class, one can come back to recruitment.
 */
const matchedInClass = (kind: 'igu' | 'placement') => () =>
  matched(kind, '2026-05-20', '2026-03-11', onCourse());

const ofAMatch = (kind: 'igu' | 'placement', owed: readonly ObligationKind[]): readonly Row[] => {
  const story = matchedInClass(kind);
  const other = kind === 'igu' ? placed : signed;
  return owed.flatMap((one): Row[] => [
    ['the match is refused', one, 'ended', story, refused],
    ['another first day is agreed', one, 'ended', story, agreedAnew(kind)],
    [
      kind === 'igu' ? 'a placement is approved' : 'they sign for an IGU',
      one,
      'ended',
      story,
      (lived) => other(lived),
    ],
    ['the person begins in a job', one, 'ended', story, (lived) => atWork(lived)],
    ['the person leaves the class', one, 'ended', story, backFrom('course')],
  ]);
};

const OF_AN_ANSWER: readonly Row[] = (['match-answer', 'match-answer-person'] as const).flatMap(
  (kind): Row[] => {
    const story = () => proposed('igu', '2026-03-11', onCourse());
    return [
      ['another match is proposed', kind, 'ended', story, (lived) => proposed('igu', '2026-03-12', lived)],
      ['the person leaves the class', kind, 'ended', story, backFrom('course')],
    ];
  },
);

const OF_THE_MONEY: readonly Row[] = [
  ['the person has come on the first day of the IGU', 'money-talk', 'ended', signedFor, dayOne('igu', true)],
  ['the person has not come that day', 'money-talk', 'open', signedFor, dayOne('igu', false)],
  ['the person has come to the class', 'money-talk', 'open', matchedInClass('igu'), dayOne('course', true)],
];

const OF_A_SEAT: readonly Row[] = [
  ['the person has come to the class', 'amu-seat', 'ended', onCourse, dayOne('course', true)],
  ['the person has not come to the class', 'amu-seat', 'ended', onCourse, dayOne('course', false)],
  ['the person leaves the class', 'amu-seat', 'ended', onCourse, backFrom('course')],
  ['they sign for an IGU', 'amu-seat', 'ended', onCourse, (lived) => signed(lived)],
  ['a placement is approved', 'amu-seat', 'ended', onCourse, (lived) => placed(lived)],
  ['the person begins in a job', 'amu-seat', 'ended', onCourse, (lived) => atWork(lived)],
];

const inPlacement = () => placed(inRecruitment(), '2026-05-04');
const OF_A_PLACEMENT: readonly Row[] = [
  ['the placement is over', 'placement-talk', 'ended', inPlacement, endedPlacement],
  ['the person begins in a job', 'placement-talk', 'ended', inPlacement, (lived) => atWork(lived)],
  ['the person comes back', 'placement-talk', 'ended', inPlacement, backFrom('placement')],
  [
    'the placement is over',
    'fair-ratio',
    'ended',
    () => placed(matched('placement', '2026-05-04')),
    endedPlacement,
  ],
  [
    'the placement is over',
    'union-statement',
    'ended',
    () => placed(matched('placement', '2026-05-04')),
    endedPlacement,
  ],
];

const awayForLong = () =>
  inIgu().until('2026-06-01').does('PauseJourney', { from: '2026-06-01', kind: 'long-absence' });
const backAfterLong = () => awayForLong().until('2026-09-07').does('ResumeJourney', { on: '2026-09-07' });
const inJune = () => inIgu().until('2026-06-01');
const endedOn =
  (on: string): Act =>
  (lived) =>
    leftEarly(on, lived);
const OF_AN_IGU: readonly Row[] = [
  ...(['within six months', 'later'] as const).flatMap((when): Row[] => {
    const act = endedOn(when === 'later' ? '2027-03-01' : '2026-10-05');
    return [
      [`it ends early, ${when}`, 'de-minimis', 'ended', inJune, act],
      [`it ends early, ${when}`, 'school-hours', 'ended', inJune, act],
      [`it ends early, ${when}`, 'igu-extension', 'ended', backAfterLong, act],
      [`it ends early, ${when}`, 'end-of-igu-talk', 'ended', inJune, act],
      [`it ends early, ${when}`, 'igu-certificates', 'ended', inJune, act],
    ];
  }),
  ['it is completed', 'de-minimis', 'open', inJune, completed],
  ['it is completed', 'school-hours', 'ended', inJune, completed],
  ['it is completed', 'igu-extension', 'ended', backAfterLong, completed],
  ['it is completed', 'end-of-igu-talk', 'ended', inJune, completed],
  ['it is completed', 'igu-certificates', 'ended', inJune, completed],
  [
    'a second company completes it',
    'partial-proof',
    'ended',
    () => leftEarly(),
    (lived) => completed(signsAnew(lived)),
  ],
  ['a second company signs', 'partial-proof', 'open', () => leftEarly(), signsAnew],
  ['the person begins in a job', 'successor-company', 'ended', () => leftEarly(), (lived) => atWork(lived)],
  ['a placement is approved', 'successor-company', 'ended', () => leftEarly(), (lived) => placed(lived)],
];

const inEducation = () => atWork(inRecruitment().until('2026-05-04'), 'vocational-education');
const OF_WORK: readonly Row[] = (['trial-end', 'trial-end-person'] as const).flatMap((kind): Row[] => [
  ['the person comes back', kind, 'ended', inEducation, backFrom('employment')],
  ['the person has lost the place', kind, 'ended', inEducation, asked(false)],
  ['the person is still there', kind, 'open', inEducation, asked(true)],
]);

const screened = () => referred().does('RecordScreening', aScreening('2026-03-02'));
const newCitizen = () => referred('2026-04-08', { municipalDuties: true }).until('2026-04-08');
const OF_THE_BEGINNING_AND_THE_END: readonly Row[] = [
  [
    'the municipality accepts the person',
    'first-contact',
    'ended',
    screened,
    (lived) => lived.does('AcceptScreening', { acceptedOn: '2026-03-02' }),
  ],
  ['another municipality takes over', 'first-contact', 'ended', referred, transferred],
  ['another municipality takes over', 'integration-contract', 'ended', newCitizen, transferred],
  ['another municipality takes over', 'integration-talk', 'ended', newCitizen, transferred],
  ['another municipality takes over', 'danish-referral', 'ended', newCitizen, transferred],
  [
    'the person begins in a job',
    'test-registration',
    'ended',
    () => inRecruitment().until('2026-08-03'),
    (lived) => atWork(lived),
  ],
  [
    'the person begins in a class',
    'test-registration',
    'open',
    () => inRecruitment().until('2026-08-03'),
    (lived) => onCourse('2026-08-10', lived),
  ],
  [
    'the journey is opened again',
    'data-retention',
    'ended',
    () => closed(referred()),
    (lived) => lived.until('2026-03-16').does('ReopenJourney', { on: '2026-03-16' }),
  ],
];

function signedFor(): LivedJourney {
  return signed(matched('igu', '2026-05-20').until('2026-05-13'));
}

function signsAnew(lived: LivedJourney): LivedJourney {
  const startsOn = addDays(lived.today, 7);
  // 92 days were served from 4 May to 4 August.
  const endsOn = addDays(anAgreement(startsOn).endsOn, -92);
  return signed(lived, { company: 'proeve-service', startsOn, endsOn });
}

describe.each([
  [
    'an IGU that was agreed',
    ofAMatch('igu', [
      'eligibility-check',
      'eligibility-papers',
      'igu-start-allowed',
      'money-talk',
      'agreement-signed-person',
    ]),
  ],
  [
    'a placement that was agreed',
    ofAMatch('placement', ['placement-approval', 'fair-ratio', 'union-statement']),
  ],
  ['an answer', OF_AN_ANSWER],
  ['the money', OF_THE_MONEY],
  ['a seat', OF_A_SEAT],
  ['a placement', OF_A_PLACEMENT],
  ['an IGU', OF_AN_IGU],
  ['a vocational education', OF_WORK],
  ['the beginning and the end', OF_THE_BEGINNING_AND_THE_END],
])('what is owed of %s', (_, rows) => {
  it.each(rows)('when %s: %s is %s', (_, kind, fate, story, happens) => {
    const lived = story();
    const id = lived.open(kind)?.id;
    happens(lived);
    expect(fateOf(lived, id)).toBe(fate);
  });
});

describe('after an IGU that ended', () => {
  it.each([
    ['early', () => leftEarly('2026-10-05')],
    ['with its two years', () => completed(inIgu())],
  ])('%s nobody is asked for the hours of another quarter', (_, story) => {
    const lived = story().until('2028-12-01');
    expect(openObligations(lived.journey).map(({ kind }) => kind)).not.toContain('school-hours');
  });
});
