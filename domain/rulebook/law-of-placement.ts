import { addDays } from '../vocabulary/calendar.ts';
import { SOURCES } from '../vocabulary/sources.ts';
import type { Parameter, PlacementLaw, PlacementRules } from './law-shape.ts';

/** The day from which a new main act on employment is expected. It was not adopted when that was last looked at. */
const NEW_ACT_FROM = '2027-01-01';

const known: PlacementLaw = {
  act: {
    value: 'the employment act (LAB) and the Integration Act',
    text: 'The act that these rules are of. “Jobcenter” is replaced by “kommunen” throughout it since 2026; companies have one way in (kommunens virksomhedsindgang).',
    source: SOURCES.employmentAct,
    certainty: 'V',
  },
  benefitGroups: {
    value: ['dagpenge', 'job-ready', 'other', 'integration-act'],
    text: 'What the person lives by decides how long a placement may be. Somebody on an introduction programme (introduktionsprogram) belongs to the Integration Act, although refugees are met as job-ready from the first day.',
    source: SOURCES.praktik,
    certainty: 'V',
  },
  praktikWeeks: {
    value: { dagpenge: 4, 'job-ready': 4, other: 13 },
    text: 'A virksomhedspraktik lasts at most this many weeks, by what the person lives by.',
    source: SOURCES.praktik,
    certainty: 'V',
    refuses: 'praktik-too-long',
    warns: ['praktik-length'],
  },
  praktikWeeksExtended: {
    value: 26,
    text: 'After an assessment of the person it can be extended to this many weeks in all. Not for dagpenge or the job-ready.',
    source: SOURCES.praktikExtension,
    certainty: 'V',
    refuses: 'praktik-too-long',
    warns: ['praktik-length'],
  },
  praktikWeeksMore: {
    value: 13,
    text: 'After that it can be extended by at most this many weeks at a time, and only where the need is quite special (ganske særligt behov).',
    source: SOURCES.praktikExtension,
    certainty: 'V',
    refuses: 'praktik-too-long',
    warns: ['praktik-length', 'praktik-special-need'],
  },
  praktikWeeksUncertain: {
    value: 13,
    text: 'Under the Integration Act, or where it is not stated what the person lives by, a praktik or an extension longer than this many weeks warns.',
    source: SOURCES.integrationAct,
    certainty: 'U',
    question: 'integration-act-lengths',
    warns: ['praktik-length'],
  },
  wageSubsidyMonths: {
    value: { dagpenge: { private: 6, public: 4 }, 'job-ready': { private: 6, public: 4 } },
    text: 'A løntilskud lasts at most this many months on dagpenge and for the job-ready, by the kind of employer. The City of Aarhus says 6 months for cash benefit with a public employer; the service goes by the act.',
    source: SOURCES.wageSubsidyLength,
    certainty: 'V',
    question: 'wage-subsidy-lengths',
    refuses: 'wage-subsidy-too-long',
    warns: ['wage-subsidy-length'],
  },
  wageSubsidyMonthsOther: {
    value: { private: 6, public: 6 },
    text: 'For those further from work a longer løntilskud warns.',
    source: SOURCES.wageSubsidyFurther,
    certainty: 'U',
    question: 'wage-subsidy-lengths',
    warns: ['wage-subsidy-length'],
  },
  wageSubsidyMonthsMore: {
    value: 6,
    text: 'For those further from work it can be extended by this many months.',
    source: SOURCES.wageSubsidyFurther,
    certainty: 'U',
    question: 'wage-subsidy-lengths',
    warns: ['wage-subsidy-length'],
  },
  wageSubsidyMonthsIntegrationAct: {
    value: { private: 12, public: 12 },
    text: 'For persons under the Integration Act a longer løntilskud warns. The source is one municipality’s page on public employers.',
    source: SOURCES.wageSubsidyIntegrationAct,
    certainty: 'U',
    question: 'wage-subsidy-lengths',
    warns: ['wage-subsidy-length'],
  },
  wageSubsidyMonthsUncertain: {
    value: { private: 6, public: 4 },
    text: 'Where it is not stated what the person lives by, or what kind of employer it is, a longer løntilskud warns.',
    source: SOURCES.wageSubsidyLength,
    certainty: 'U',
    question: 'wage-subsidy-lengths',
    warns: ['wage-subsidy-length'],
  },
  wageSubsidyMonthsUnemployed: {
    value: 6,
    text: 'The person has normally been unemployed for this many months first. Over 50, lone parents and persons without an education are excepted, and early pensioners wait no time.',
    source: SOURCES.wageSubsidy,
    certainty: 'V',
    warns: ['wage-subsidy-unemployed'],
  },
  approvedBeforeStart: {
    value: true,
    text: 'The municipality approves a placement before it starts.',
    source: SOURCES.praktik,
    certainty: 'V',
    refuses: 'approval-after-start',
    warns: ['approval-after-start'],
  },
  fairRatio: {
    value: { always: 1, onePer: 5, upTo: 50, thenOnePer: 10 },
    text: 'Rimelighedskravet: one supported person for each 5 ordinary employees up to 50, always at least one, then one more for each 10. Counted per production unit (P-number). Persons under the Integration Act count too. An IGU is ordinary employment and is probably outside.',
    source: SOURCES.fairRatio,
    certainty: 'V',
    question: 'fair-ratio-order',
    refuses: 'fair-ratio',
    warns: ['fair-ratio'],
  },
  fairRatioMonths: {
    value: 4,
    text: 'Ordinary employees are full-time equivalents, as an average of these last months.',
    source: SOURCES.fairRatio,
    certainty: 'V',
    question: 'fair-ratio-order',
  },
  statementsBefore: {
    value: ['employer', 'employee representative'],
    text: 'Both state in writing, before the placement, that the ratio is kept. The second is asked for only where the company has a union or employee representative.',
    source: SOURCES.fairRatio,
    certainty: 'V',
    question: 'fair-ratio-order',
    refuses: 'statement-missing',
    warns: ['statement-missing'],
  },
  extraEmployment: {
    value: true,
    text: 'Merbeskæftigelse: a person with løntilskud comes on top of the employer’s normal staff, with a private and a public employer alike. Counted for the whole company (CVR number). It is not asked for in a praktik.',
    source: SOURCES.extraEmployment,
    certainty: 'V',
    warns: ['extra-employment'],
  },
  extraEmploymentMonths: {
    value: 12,
    text: 'The normal staff is the average of these last months.',
    source: SOURCES.extraEmployment,
    certainty: 'V',
    warns: ['extra-employment'],
  },
  notLastEmployer: {
    value: true,
    text: 'No løntilskud in the company where the person was last employed, nor in one that the spouse owns. The service knows only of work in the person’s own journey, so it warns.',
    source: SOURCES.wageSubsidyFurther,
    certainty: 'V',
    warns: ['wage-subsidy-last-employer'],
  },
  vitasSignatures: {
    value: 2,
    text: 'In VITAS the employer signs, and so does a representative of the staff where there is more than one employee.',
    source: SOURCES.vitas,
    certainty: 'V',
    warns: ['vitas-signatures'],
  },
};

/**
 * The same value while a new act is expected whose text nobody has read: it refuses nothing, and whatever
 * refused before still warns.
 */
function expected<T>({ value, text, source, warns }: Parameter<T>): Parameter<T> {
  return {
    value,
    text,
    source: `${SOURCES.mainActExpected}; the value is that of 2026: ${source}`,
    certainty: 'U',
    question: 'main-act-2027',
    ...(warns !== undefined && { warns }),
  };
}

const expectedOfAll = Object.fromEntries(
  Object.entries(known).map(([name, parameter]) => [name, expected<unknown>(parameter)]),
) as unknown as PlacementLaw;

/** The rules for praktik and løntilskud, by the day on which the placement, or its extension, begins. */
export const LAW_OF_PLACEMENT: readonly PlacementRules[] = [
  { from: '2016-07-01', to: addDays(NEW_ACT_FROM, -1), ...known },
  {
    from: NEW_ACT_FROM,
    ...expectedOfAll,
    act: {
      value: 'a new main act, expected',
      text: 'A new main act is expected to take the place of the employment act on this day. Whether it was passed was not found, so every value below is that of 2026, and none of them refuses.',
      source: SOURCES.mainActExpected,
      certainty: 'U',
      question: 'main-act-2027',
      warns: ['placement-act-expected'],
    },
    benefitGroups: {
      value: ['dagpenge', 'job-ready', 'integration-act'],
      text: 'Thirteen groups are expected to become five, and all who receive cash benefit to begin as job-ready, so hardly anybody is left in “other benefit”. What the act calls the groups was not found. The former group is still taken, with a warning.',
      source: SOURCES.benefitGroups2027,
      certainty: 'B',
      question: 'main-act-2027',
      warns: ['benefit-group-expected-to-end'],
    },
  },
];
