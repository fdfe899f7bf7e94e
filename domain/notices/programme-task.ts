import type { NoticeText } from './notice-text.ts';

/** To the coordinator: say how a running task of the programme goes. */
export const programmeTask: NoticeText = {
  calendar: 'report',
  da: {
    reminder: ({ item, due }) => ({
      title: 'Fortæl, hvordan en opgave går',
      what: `Programmet arbejder med denne opgave: »${item}«. Du skal give en kort status senest ${due}.`,
      why: 'En opgave, ingen spørger til, går let i stå. Programmet spørger selv til den hvert kvartal.',
      how: 'Svar med datoen, og skriv et par ord om, hvordan det går. Er opgaven løst, så meld den færdig. Skal den vare til en anden dag, så flyt den.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'Der mangler status på en opgave',
      what: `${organisation} har ikke givet status på denne opgave: »${item}«. Fristen var ${due}.`,
      why: 'Måske står opgaven stille, uden at nogen ved det.',
      how: 'Tal med koordinatoren om opgaven, og få status registreret.',
    }),
  },
  en: {
    reminder: ({ item, due }) => ({
      title: 'Say how a task is going',
      what: `The programme is working on this task: “${item}”. You must give a short report by ${due}.`,
      why: 'A task that nobody asks about easily comes to a standstill. The programme itself asks every quarter.',
      how: 'Answer with the date, and write a few words on how it is going. If the task is finished, report it as finished. If it is to last until another day, move it.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'A report on a task is missing',
      what: `${organisation} has not reported on this task: “${item}”. It was due on ${due}.`,
      why: 'The task may be at a standstill without anybody knowing.',
      how: 'Talk with the coordinator about the task and have the report recorded.',
    }),
  },
};
