import { endLinks } from '../../db/end-links.ts';
import { noticesOfLink } from '../../db/links/answer-links.ts';
import type { AnswerLink } from '../../db/links/answer-links.ts';
import { addWithout, cancelAbsence, readWishes } from '../../db/partners/contact-wishes.ts';
import { changeContact, readContact } from '../../db/partners/contacts.ts';
import { colleaguesOf } from '../../db/post/colleagues.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { kindsOneMayDoWithout, mayDoWithout } from '../../domain/post/copies.ts';
import { code, codes, date, flag, optional, text } from '../../domain/vocabulary/fields.ts';
import type { Fields, ValuesOf } from '../../domain/vocabulary/fields.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { inLanguage } from '../../web/frame/in-language.ts';
import { toldPage } from '../../web/frame/told-page.tsx';
import { SEND_AGAIN_PATH, wishesPath } from '../../web/paths.ts';
import { SEND_AGAIN_WORDS } from '../../web/questions/send-again-words.ts';
import { endLinksPage, SURE_FIELD } from '../../web/wishes/end-links-page.tsx';
import { ABSENCE_FIELD, WISH_FIELD, WISHES, wishesPage } from '../../web/wishes/wishes-page.tsx';
import type { Wish, WishesView } from '../../web/wishes/wishes-page.tsx';
import { WISHES_WORDS } from '../../web/wishes/wishes-words.ts';
import { seeOther, shown } from '../http/route.ts';
import type { HttpResponse, PageCall, Service } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import { canLeave, doWithout, giveUpRole, tellAbsence, wishTexts } from '../partners/wishes.ts';
import type { Wisher, WishFault } from '../partners/wishes.ts';
import { deadLink } from './dead-link.ts';
import type { PageFrame } from './dead-link.ts';
import { readFields } from './form-values.ts';
import { openLink } from './question-by-link.ts';
import type { DeadLink } from './question-by-link.ts';

/** What the page's query may say: what has just been done; and a language. */
export interface WishesQuery {
  readonly gjort?: (typeof DONE)[number] | undefined;
  readonly sprog?: Language | undefined;
}

/** What can just have been done, as the page's address says it. */
export const DONE = ['saved', 'cancelled', 'left'] as const;

type WishesCall = PageCall<{ readonly token: string }, WishesQuery>;

interface WishesLink {
  readonly link: AnswerLink;
  readonly wisher: Wisher;
}

/** Shows an organisation's contact how we write to them, and how they change that. Changes nothing. */
export async function showWishes(call: WishesCall): Promise<HttpResponse> {
  const { service, query } = call;
  const opened = await openWishes(call);
  if (typeof opened === 'string') return deadLink(frameOf(call), opened);
  const frame = frameOf(call, opened.link);
  const { gjort: done } = query;
  if (opened.link.rightEnd !== 'left') {
    return shown(await viewOf(service, frame, opened.wisher, { done: done === 'left' ? undefined : done }));
  }
  const { today } = await serviceTime(service.db);
  const { departure } = await readWishes(service.db, opened.wisher.contact.id, today);
  if (departure === null || done !== 'left') return deadLink(frame, 'inactive');
  return shown(told(frame, 'left', 'leftHow'));
}

/**
 * Takes one of a contact's wishes, from a form of the page or from the one click of a mail program (RFC 8058), and leads
 * back to the page. A wish that cannot be taken is in its form again, with what is wrong.
 */
export async function takeWish(call: WishesCall): Promise<HttpResponse> {
  const { service, form } = call;
  const opened = await openWishes(call);
  if (typeof opened === 'string') return deadLink(frameOf(call), opened);
  const frame = frameOf(call, opened.link);
  if (opened.link.rightEnd === 'left') return deadLink(frame, 'inactive');
  if (form['List-Unsubscribe'] === 'One-Click') return unsubscribe(service, frame, opened);
  const wish = WISHES.find((one) => one === form[WISH_FIELD]);
  if (wish === undefined) return seeOther(inLanguage(call.path, frame.language));
  if (wish === 'links') return endLinksOf(service, frame, { opened, form });
  const faults = await TAKE[wish](service, opened.wisher, form);
  if (faults.length === 0) {
    // A number that changed has ended the links that texts brought to the old one: this one too.
    if ((await openWishes(call)) === 'ended') return shown(told(frame, 'saved', 'linksEndedHow'));
    return seeOther(`${inLanguage(call.path, frame.language)}&gjort=${DONE_BY[wish]}`);
  }
  const tried = {
    form: textsIn(form),
    faults: faults.map(({ field, sentence }) => ({
      field: `${wish}.${field}`,
      message: sentence[frame.language],
    })),
  };
  return shown(await viewOf(service, frame, opened.wisher, { tried }), 422);
}

/** Asks whether somebody is sure, and when they are, ends every link they have: this one too. */
async function endLinksOf(
  { db }: Service,
  frame: PageFrame,
  { opened, form }: { readonly opened: WishesLink; readonly form: WishesCall['form'] },
): Promise<HttpResponse> {
  if (form[SURE_FIELD] !== 'yes') return shown(endLinksPage(frame));
  const { now } = await serviceTime(db);
  const { id } = opened.wisher.contact;
  await endLinks(db, [id], 'by-hand', now, id);
  return shown(told(frame, 'linksEnded', 'linksEndedHow'));
}

/** The forms of the page that keep a wish. */
type KeptWish = Exclude<Wish, 'links'>;

const DONE_BY: Readonly<Record<KeptWish, (typeof DONE)[number]>> = {
  how: 'saved',
  absence: 'saved',
  cancel: 'cancelled',
  copies: 'saved',
  leave: 'left',
};

type Take = (
  service: Service,
  wisher: Wisher,
  form: WishesCall['form'],
) => Promise<readonly WishFault[]> | readonly WishFault[];

const TAKE: Readonly<Record<KeptWish, Take>> = {
  async how(service, wisher, form) {
    const { language } = read(HOW, form, 'how').values;
    const texting = service.config.texts === undefined ? [] : await takeTexts(service, wisher, form);
    if (texting.length === 0 && language !== undefined) {
      await changeContact(service.db, wisher.contact.id, { language });
    }
    return texting;
  },
  async absence(service, wisher, form) {
    const { values, faults } = read(ABSENCE, form, 'absence');
    const { firstDay, lastDay, standIn } = values;
    if (faults.length > 0 || firstDay === undefined || lastDay === undefined) return faults;
    return tellAbsence(service, wisher, { firstDay, lastDay, standIn });
  },
  async cancel(service, wisher, form) {
    const number = form[ABSENCE_FIELD];
    // One that is gone already was taken back by the same click a moment before.
    if (typeof number === 'string' && /^\d{1,15}$/.test(number)) {
      await cancelAbsence(service.db, wisher.contact.id, Number(number));
    }
    return [];
  },
  async copies(service, wisher, form) {
    const { values, faults } = read(COPIES, form, 'copies');
    return faults.length > 0 ? faults : doWithout(service, wisher, values.without ?? []);
  },
  async leave(service, wisher, form) {
    const { values, faults } = read(LEAVING, form, 'leave');
    const { sure, ...successor } = values;
    const unsure = sure === 'yes' ? [] : [{ field: 'sure', sentence: WISHES_WORDS.sureFault }];
    const wrong = [...faults.filter(({ field }) => field !== 'sure'), ...unsure];
    return wrong.length > 0 ? wrong : giveUpRole(service, wisher, successor);
  },
};

async function takeTexts(
  service: Service,
  wisher: Wisher,
  form: WishesCall['form'],
): Promise<readonly WishFault[]> {
  const { values, faults } = read(TEXTS, form, 'how');
  if (faults.length > 0) {
    const phone = { field: 'phone', sentence: WISHES_WORDS.phoneFault };
    return faults.map((fault) => (fault.field === 'phone' ? phone : fault));
  }
  const { today } = await serviceTime(service.db);
  const { textsSince } = await readWishes(service.db, wisher.contact.id, today);
  const since = values.texts === true ? (textsSince ?? today) : null;
  return wishTexts(service, wisher, { since, phone: values.phone ?? null });
}

const HOW = { language: code(['da', 'en']) };
const TEXTS = { texts: flag, phone: optional(text('^\\+?[\\d ]{5,20}$', '20 30 40 50')) };
const ABSENCE = {
  firstDay: date,
  lastDay: date,
  standIn: optional(text('^[a-z0-9][a-z0-9-]{1,63}$', 'eksempel')),
};
const COPIES = { without: codes(OBLIGATION_KINDS) };
const LEAVING = {
  successorName: optional(text('^.{1,200}$', 'Kim Eksempelsen')),
  successorEmail: optional(text('^(?=.{3,254}$)[^\\s@]+@[^\\s@]+\\.[^\\s@]+$', 'navn@eksempel.dk')),
  sure: code(['yes']),
};

function read<F extends Fields>(fields: F, form: WishesCall['form'], prefix: string) {
  const { values, faults } = readFields(fields, Object.keys(fields), form, prefix);
  return { values: values as Partial<ValuesOf<F>>, faults };
}

/** Ends the copies that a mail was made of, and says so in the response, which most mail programs show to nobody. */
async function unsubscribe(
  service: Service,
  frame: PageFrame,
  { link, wisher }: WishesLink,
): Promise<HttpResponse> {
  const { now: at } = await serviceTime(service.db);
  const notices = await noticesOfLink(service.db, link.id);
  const kinds = notices
    .filter((notice) => mayDoWithout(wisher.organisationKind, notice))
    .map(({ obligationKind }) => obligationKind);
  await addWithout(service.db, { contact: wisher.contact.id, at }, kinds);
  return shown(told(frame, 'unsubscribed', 'unsubscribedHow'));
}

function told(
  frame: PageFrame,
  heading: 'left' | 'unsubscribed' | 'saved' | 'linksEnded',
  how: 'leftHow' | 'unsubscribedHow' | 'linksEndedHow',
): string {
  const { language, path } = frame;
  return toldPage({
    ...frame,
    title: WISHES_WORDS.title[language],
    kind: 'success',
    heading: WISHES_WORDS[heading][language],
    lines: [WISHES_WORDS[how][language]],
    ...(how === 'linksEndedHow' && {
      next: { path: SEND_AGAIN_PATH, text: SEND_AGAIN_WORDS.title[language] },
    }),
    ...(heading === 'unsubscribed' && { next: { path, text: WISHES_WORDS.title[language] } }),
  });
}

/**
 * A link to everything a contact is asked: it opens their wishes too, also for whoever has just left, or sees nobody and
 * gets other mails.
 */
async function openWishes({ service, params }: WishesCall): Promise<WishesLink | DeadLink> {
  const link = await openLink(service, params.token, {
    inSpiteOf: ['left', 'sees-nobody'],
    evenEndedByLeaving: true,
  });
  if (typeof link === 'string') return link;
  const contact = await readContact(service.db, link.contact);
  if (contact === undefined || link.organisationKind === null || link.subject !== null) return 'unknown';
  return { link, wisher: { contact, organisationKind: link.organisationKind } };
}

async function viewOf(
  service: Service,
  frame: PageFrame,
  { contact, organisationKind }: Wisher,
  how: Pick<WishesView, 'done' | 'tried'>,
): Promise<string> {
  const { db, config } = service;
  const { today } = await serviceTime(service.db);
  const [wishes, colleagues] = await Promise.all([
    readWishes(db, contact.id, today),
    colleaguesOf(db, contact.id),
  ]);
  return wishesPage({
    ...frame,
    mailLanguage: contact.language,
    texts:
      config.texts === undefined
        ? undefined
        : { wanted: wishes.textsSince !== null, phone: contact.phone ?? undefined },
    absences: wishes.absences,
    colleagues,
    mayDoWithout: kindsOneMayDoWithout(organisationKind),
    without: wishes.without,
    canLeave: canLeave(organisationKind),
    today,
    ...how,
  });
}

function textsIn(form: WishesCall['form']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, sent]) => (typeof sent === 'string' ? [[name, sent]] : [])),
  );
}

function frameOf({ service, language, query, params }: WishesCall, link?: AnswerLink): PageFrame {
  return {
    language: query.sprog ?? link?.language ?? language,
    path: wishesPath(params.token),
    secretariat: secretariatOf(service),
  };
}
