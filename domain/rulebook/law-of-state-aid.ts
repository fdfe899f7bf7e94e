import { SOURCES } from '../vocabulary/sources.ts';
import type { StateAidLaw } from './law-shape.ts';

/** The IGU bonus as aid under the EU's de minimis rules. */
export const LAW_OF_STATE_AID: StateAidLaw = {
  countsFrom: {
    value: '2023-06-01',
    text: 'A part of the IGU bonus that is granted on this day or later counts as de minimis aid, whenever the IGU began.',
    source: SOURCES.deMinimis,
    certainty: 'V',
  },
  ceilingEuro: {
    value: 300_000,
    text: 'A company may receive at most this many euro of de minimis aid (since 1 January 2024), counted together with the whole group it belongs to.',
    source: SOURCES.deMinimis,
    certainty: 'V',
    warns: ['de-minimis', 'de-minimis-completion'],
  },
  ceilingYears: {
    value: 3,
    text: 'The ceiling holds for any this many years, counted back from each grant. Aid from before 2024 counts too. So each part of the bonus is judged by itself: the second lies in another window than the first.',
    source: SOURCES.deMinimisWindow,
    certainty: 'V',
    warns: ['de-minimis', 'de-minimis-completion'],
  },
  grantMonths: {
    value: { 'six-months': 6, completion: 24 },
    text: 'A part of the bonus is taken as granted when this many months of the IGU have passed.',
    source: SOURCES.bonusSection,
    certainty: 'V',
    warns: ['de-minimis', 'de-minimis-completion'],
  },
  registerFrom: {
    value: '2026-01-01',
    text: 'Since this day aid is entered in a central register. A company still gives its own declaration until the register covers three years, about 1 January 2029. Which register Denmark uses was not found.',
    source: SOURCES.deMinimisWindow,
    certainty: 'V',
    question: 'de-minimis-register',
  },
  bonusKroner: {
    value: 20_000,
    text: 'Each of the two parts of the IGU bonus: one after six months, one when it is completed.',
    source: SOURCES.bonusSection,
    certainty: 'V',
    question: 'igu-bonus-deadline',
  },
  kronerPerEuro: {
    value: 7.46,
    text: 'Kroner are reckoned into euro at this rate, so each part of the bonus is 2,681 euro. The rate of the day counts in law.',
    source: SOURCES.ownProposal,
    certainty: 'U',
    question: 'de-minimis-register',
    warns: ['de-minimis', 'de-minimis-completion'],
  },
};
