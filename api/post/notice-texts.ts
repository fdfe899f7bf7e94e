import { sampleNotice } from '../../domain/notices/sample-notice.ts';
import { answersOf } from '../../domain/questions/answers-of.ts';
import { NEWEST_RULEBOOK, PROGRAMME_BOOKS, rulebook } from '../../domain/rulebook/index.ts';
import type { PassedOnTo } from '../../domain/vocabulary/codes.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { ANSWER_WORDS, OBLIGATION_WORDS, PASSED_ON_TO_WORDS, within } from '../../domain/words/index.ts';
import { noticesPage } from '../../web/training/notices-page.tsx';
import { Problem } from '../http/problems.ts';
import { shown } from '../http/route.ts';
import type { HttpResponse, PageCall } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';

/**
 * Shows every text that a mail can hold, with made-up names. Throws the problem `no-such-route` outside training mode.
 */
export function showNotices({ service, language, path }: PageCall<unknown, unknown>): HttpResponse {
  if (!service.config.trainingClock) throw new Problem('no-such-route');
  const rules = [
    ...rulebook(NEWEST_RULEBOOK).obligations,
    ...PROGRAMME_BOOKS.book(PROGRAMME_BOOKS.newest).obligations,
  ];
  const entries = rules.map((rule) => {
    const { kind, owedBy, copyTo = [], escalate } = rule;
    return {
      id: kind,
      name: OBLIGATION_WORDS[kind][language],
      to: parties([owedBy, ...copyTo], language),
      escalatedTo: parties(
        // A colleague is asked in the words of the reminder.
        escalate.map(({ to }) => to).filter((to) => to !== 'colleague'),
        language,
      ),
      reminder: sampleNotice(rule, language, 'reminder'),
      escalation: sampleNotice(rule, language, 'escalation'),
      answers: answersOf(kind).map((id) => ANSWER_WORDS[id][language]),
    };
  });
  return shown(noticesPage({ language, path, secretariat: secretariatOf(service), entries }));
}

function parties(all: readonly PassedOnTo[], language: Language): string {
  return [...new Set(all)].map((party) => within(PASSED_ON_TO_WORDS[party])[language]).join(', ');
}
