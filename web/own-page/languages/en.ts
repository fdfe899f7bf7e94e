import type { OwnPageWords } from '../own-page-words.ts';

/** A person’s own page in plain English. */
export const en: OwnPageWords = {
  name: 'English',
  direction: 'ltr',
  title: 'Your journey',
  greeting: (firstName) => `Hello ${firstName}`,
  here: 'Where you are now',
  next: 'What comes next',
  stages: {
    screening: {
      here: 'Your municipality has sent you to us. We are getting to know you.',
      next: 'You will talk with the language centre about your school, your work and your Danish. Then you will hear if you can join.',
    },
    recruitment: {
      here: 'You have joined. We are looking for a course or a company for you.',
      next: 'When we have found something, we tell you. You decide if you say yes.',
    },
    course: {
      here: 'You are on a course.',
      next: 'We are looking for a company for you before the course ends.',
    },
    igu: {
      here: 'You are in an IGU. That is two years of work and school.',
      next: 'After the two years you get a certificate. Before that we talk with you about a job.',
    },
    placement: {
      here: 'You are in a placement, or in a job with a wage subsidy, in a company.',
      next: 'Before it ends we talk with you about a job or an IGU.',
    },
    employment: {
      here: 'You have a job, or you have begun an education.',
      next: 'In the first year we ask now and then if all is well.',
    },
    closed: {
      here: 'Your journey with us has ended.',
      next: 'Do you have questions, or do you want to come back? Then call us.',
    },
  },
  paused: 'Your journey is paused right now.',
  tasks: 'What you must do',
  noTasks: 'There is nothing you must do right now.',
  task: {
    'match-answer-person': 'Say if you want the place',
    'agreement-signed-person': 'Sign your agreement',
    'eligibility-papers': 'Show your papers',
    'day-one-course-person': 'Tell us if you came on the first day of the course',
    'day-one-igu-person': 'Tell us if you came on the first day in the company',
    'day-one-placement-person': 'Tell us if you came on the first day of the placement',
    'no-show-person': 'Tell us what happened on your first day',
    'monthly-allowance': 'Apply for money for your school',
    'trial-end-person': 'Tell us if you stay in the education',
    'residence-permit': 'Renew your residence permit',
    'residence-card': 'See if your new residence card has come',
  },
  by: (date) => `By ${date}`,
  late: 'The date has passed. Do it now, or call us.',
  dates: 'Important dates',
  date: {
    'course-begins': 'Your course begins',
    'course-ends': 'Your course ends',
    'igu-begins': 'Your IGU begins',
    'igu-ends': 'Your IGU ends',
    'placement-begins': 'Your placement begins',
    'placement-ends': 'Your placement ends',
    'job-begins': 'Your job begins',
  },
  call: 'Call if you are not sure',
  callHow: 'You can always call or write. It is all right to ask.',
  caseworker: 'Your caseworker in the municipality',
  secretariat: 'Fodfæste',
  post: 'Messages from us',
  postHow: 'How do you want to hear from us when there is something to remember?',
  channel: {
    mail: 'By mail',
    text: 'By text message',
    none: 'I do not want messages. My caseworker tells me.',
  },
  save: 'Save',
  news: {
    saved: 'We have saved your choice.',
    ended: 'You get no more messages from us. Your caseworker gets them.',
    'no-address': 'We do not know your mail address. Call your caseworker, and we will write it down.',
    'no-number': 'We do not know your telephone number. Call your caseworker, and we will write it down.',
    'no-texts': 'We cannot send text messages right now. Please choose mail.',
  },
  newLink: {
    dead: [
      'The link does not work',
      'The link may be too old. Maybe a part of it is missing. You can get a new one here, or you can call.',
    ],
    ended: [
      'The link is closed',
      'The link cannot be used any more. You can get a new one here. Have you said no to messages from us? Then call your caseworker if you want them again.',
    ],
    ask: ['Get a new link', 'Have you lost your link? You can get a new one here.'],
    sent: [
      'Look for a message from us',
      'If we know you, we send you a new link now. It comes by mail or text message, as you have chosen. If nothing comes, please call.',
    ],
    title: 'Get a new link',
    field: 'Your mail address or telephone number',
    send: 'Send me a new link',
    fault: 'Write your mail address or your telephone number.',
  },
  endLinks: {
    heading: 'Close your links',
    how: 'Has somebody else seen your link? Then close all your links. Nobody can use them afterwards, nor can you. You can always get a new one.',
    ask: 'Close all my links',
    sure: 'Do you want to close all your links?',
    yes: 'Yes, close them all',
    no: 'No, go back',
  },
  rights: 'Your data',
  rightsHow:
    'We only write down what we need. You can always ask us what is written about you, and who has been told. If something is wrong, tell us.',
  wrongHow:
    'Is your name, your birthday, your number or your address wrong? Call or write to your caseworker or to us. Then we put it right. You can ask to see what stood there before.',
  data: {
    why: 'We use your data to help you into work. We have them from the municipality, from you and from those you meet on the way.',
    ground: {
      'public-task': 'We may have them because the municipality has a task by law.',
      consent: 'We may have them because you said yes. You can always take your yes back.',
    },
    decides: {
      own: (names) => `They decide for themselves what they use your data for: ${names}.`,
      joint: (names) => `They decide together what they use your data for: ${names}.`,
      processor: (names) => `They use your data only for what others have asked them to do: ${names}.`,
    },
    anyOfThem: 'You can use your rights with each of them.',
    unsettled: 'Ask us who is responsible for your data.',
    arrangement: 'Read what they have agreed',
    kept: 'When your journey has ended, we decide what must be kept, how long and why. The rest is erased.',
    complain:
      'Are you not satisfied with how we use your data? Then you can complain to the Danish Data Protection Agency:',
  },
  foot: {
    responsible: 'Responsible for this page:',
    nobodyNamed: 'The Fodfæste secretariat',
    accessibility: 'Accessibility statement',
    cookies: 'This page sets no cookies.',
  },
  languages: 'Language',
  skip: 'Go to the content',
};
