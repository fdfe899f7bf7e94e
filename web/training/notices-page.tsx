import type { Sentence, Language } from '../../domain/vocabulary/sentence.ts';
import { page } from '../frame/page.tsx';
import { Said } from '../frame/said.tsx';
import type { Secretariat } from '../frame/secretariat.ts';

/** A notice as it reads. */
export interface ReadNotice {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly how: string;
}

/** What one kind of obligation says, to whom, and how it is answered. */
export interface NoticeEntry {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  readonly escalatedTo: string;
  readonly reminder: ReadNotice;
  readonly escalation: ReadNotice;
  /** The buttons of its page. */
  readonly answers: readonly string[];
}

const WORDS = {
  title: { da: 'Alle mailtekster', en: 'Every mail text' },
  lead: {
    da: 'Sådan skriver vi om hver opgave. Personer, virksomheder og datoer er opdigtede.',
    en: 'This is how we write about each task. People, companies and dates are made up.',
  },
  contents: { da: 'Indhold', en: 'Contents' },
  reminderTo: { da: 'Påmindelse til', en: 'Reminder to' },
  ifMissed: { da: 'Hvis fristen overskrides, til', en: 'If the deadline is missed, to' },
  why: { da: 'Hvorfor', en: 'Why' },
  how: { da: 'Sådan gøres det', en: 'How it is done' },
  answers: { da: 'Svar, man kan give', en: 'Answers one can give' },
  noAnswers: { da: 'Kan ikke besvares fra en mail.', en: 'Cannot be answered from a mail.' },
} as const satisfies Record<string, Sentence>;

/** Every text of a mail on one page, for anybody who wants to know how the service writes. */
export function noticesPage(parts: {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
  readonly entries: readonly NoticeEntry[];
}): string {
  const { language, path, secretariat, entries } = parts;
  return page({
    language,
    path,
    secretariat,
    title: WORDS.title[language],
    children: (
      <>
        <p class="font-lead">{WORDS.lead[language]}</p>
        <nav aria-labelledby="contents">
          <h2 id="contents">{WORDS.contents[language]}</h2>
          <ul>
            {entries.map(({ id, name }) => (
              <li>
                <a href={`#${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        {entries.map((entry) => (
          <Entry language={language} entry={entry} />
        ))}
      </>
    ),
  });
}

function Entry({ language, entry }: { language: Language; entry: NoticeEntry }) {
  const { id, name, to, escalatedTo, reminder, escalation, answers } = entry;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <h3>{`${WORDS.reminderTo[language]} ${to}`}</h3>
      <Notice language={language} notice={reminder} />
      <p>
        <strong>{WORDS.answers[language]}:</strong>{' '}
        {answers.length === 0 ? WORDS.noAnswers[language] : answers.join(' · ')}
      </p>
      <h3>{`${WORDS.ifMissed[language]} ${escalatedTo}`}</h3>
      <Notice language={language} notice={escalation} />
    </section>
  );
}

function Notice({ language, notice }: { language: Language; notice: ReadNotice }) {
  return (
    <blockquote>
      <p class="bold">
        <Said>{notice.title}</Said>
      </p>
      <p>
        <Said>{notice.what}</Said>
      </p>
      <p>
        <strong>{WORDS.why[language]}:</strong> <Said>{notice.why}</Said>
      </p>
      <p>
        <strong>{WORDS.how[language]}:</strong> <Said>{notice.how}</Said>
      </p>
    </blockquote>
  );
}
