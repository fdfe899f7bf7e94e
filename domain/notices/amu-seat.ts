import type { NoticeText } from './notice-text.ts';

/** To the coordinator: confirm, change or cancel the AMU seat while it is free of charge. */
export const amuSeat: NoticeText = {
  calendar: 'place',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Bekræft eller afbestil AMU-pladsen',
      what: `${person} har en plads på et hold, der snart begynder. Du skal have bekræftet, ændret eller afbestilt pladsen senest ${due}.`,
      why: 'En afbestilling under en uge før start koster fra 1.500 kr., og pladsen står tom. Vi har selv sat fristen til ottende dag før start.',
      how: 'Spørg kommunen, om personen kommer. Ret bestillingen på voksenuddannelse.dk, hvis noget er ændret. Registrér, at pladsen er bekræftet, eller afmeld personen fra holdet.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'AMU-pladsen er ikke bekræftet',
      what: `${organisation} har ikke bekræftet pladsen på holdet for ${person}. Fristen var ${due}.`,
      why: 'Fra en uge før start koster en afbestilling penge.',
      how: 'Få pladsen bekræftet eller afbestilt i dag, før afbestillingen koster.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Confirm or cancel the AMU seat',
      what: `${person} has a seat in a class that begins soon. You must have confirmed, changed or cancelled the seat by ${due}.`,
      why: 'A cancellation less than a week before the start costs DKK 1,500 or more, and the seat stays empty. We have set the deadline ourselves: the eighth day before the start.',
      how: 'Ask the municipality whether the person is coming. Change the booking at voksenuddannelse.dk if anything has changed. Record that the seat is confirmed, or that the person is released from the class.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The AMU seat has not been confirmed',
      what: `${organisation} has not confirmed the seat in the class for ${person}. It was due on ${due}.`,
      why: 'From a week before the start a cancellation costs money.',
      how: 'Have the seat confirmed or cancelled today, before a cancellation costs.',
    }),
  },
};
