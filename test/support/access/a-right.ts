import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beginRound } from '../../../activities/addressees/pass-on-notices.ts';
import type { Texter } from '../../../activities/doors/texter.ts';
import { createApp } from '../../../api/app.ts';
import type { Service } from '../../../api/http/route.ts';
import { addAbsence, leaveRole } from '../../../db/partners/contact-wishes.ts';
import { createApiKey } from '../../../db/partners/api-keys.ts';
import { endLinks } from '../../../db/end-links.ts';
import { addOwnPageLink } from '../../../db/links/answer-links.ts';
import { askForLinks } from '../../../db/links/links-sent-again.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import { addOrganisation, changeOrganisation } from '../../../db/partners/organisations.ts';
import { arrangePersonsPost, contactOfPerson } from '../../../db/persons/persons-post.ts';
import { destroyPersonKey } from '../../../db/persons/persons.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { addresseeOf } from '../../../db/post/addressee.ts';
import { colleagueIn, colleaguesOf } from '../../../db/post/colleagues.ts';
import { addNotice } from '../../../db/post/outbox.ts';
import { addInvitation, invitationsDue } from '../../../db/programme/meeting-invitations.ts';
import { instantAt } from '../../../domain/vocabulary/calendar.ts';
import { invitationStart, linksAgainStart } from '../../../engine/messages.ts';
import { ownPagePath } from '../../../web/paths.ts';
import { IntakeService } from '../intake/an-intake.ts';
import { aScreening } from '../journeys/a-journey.ts';
import { aPerson, aVault, RecordedJourney, standAt } from '../journeys/a-recorded-journey.ts';
import { aColleague } from '../partners/a-colleague.ts';
import { haveAnswered, personHasAnswered } from '../partners/proven.ts';
import { aPostOffice } from '../post/a-post-office.ts';
import type { PostOffice } from '../post/a-post-office.ts';
import { aRecordedProgramme } from '../programme/a-recorded-programme.ts';
import type { RecordedProgramme } from '../programme/a-recorded-programme.ts';
import type { Ending, Outcome, WayOut } from './rights-table.ts';

/** The municipality has been asked for its decision on that morning, seven days before it is due. */
const DAY = '2026-03-09';
const MORNING = instantAt(DAY, '07:30');
/** The day of the last reminder of it. */
const LAST_DAY = '2026-03-15';

/** The service without an engine: its post, its API, and what an answer would have given to a Workflow. */
export class RightsHouse {
  readonly office: PostOffice;
  readonly db: Db;
  readonly url: string;
  readonly commands: unknown[] = [];
  readonly texts: string[] = [];
  /** Whether the gateway takes texts. */
  takesTexts = true;
  readonly programme: RecordedProgramme;
  readonly #server: Server;

  private constructor(office: PostOffice, server: Server, programme: RecordedProgramme) {
    this.office = office;
    this.db = office.db;
    this.#server = server;
    this.programme = programme;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Opens it over a database of its own. */
  static async opens(): Promise<RightsHouse> {
    let house: RightsHouse | undefined;
    const texter: Texter = {
      send: async ({ to }) => {
        if (house?.takesTexts !== true) return { taken: false, permanent: false, reason: 'gateway-away' };
        house.texts.push(to);
        return { taken: true };
      },
    };
    const office = await aPostOffice({ texter });
    const known = new IntakeService(office.db).service;
    const engine: Service['engine'] = {
      ...known.engine,
      sendCommand: async (...given) => {
        house?.commands.push(given);
        return { outcome: 'not-received' };
      },
    };
    const server = createServer(createApp({ ...known, vault: aVault, engine })).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const programme = await aRecordedProgramme(office.db, { startsOn: '2026-03-02' });
    house = new RightsHouse(office, server, programme);
    return house;
  }

  /** Ends everything it has started. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
    await this.office.close();
  }

  /** Asks for a path; returns the status and what one reads. */
  async asks(path: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.url}${path}`, { redirect: 'manual', ...init });
    return { status: response.status, text: await response.text() };
  }
}

let scenes = 0;

/** A municipality with three contacts, a journey it is asked about, and whoever is next. */
export class RightsScene {
  readonly house: RightsHouse;
  readonly db: Db;
  /** The municipality, the one to which the person may move, and their contacts. */
  readonly municipality: string;
  readonly other: string;
  /** The contact whose right ends. */
  readonly asked: string;
  readonly next: string;
  readonly third: string;
  readonly newcomer: string;
  readonly journey: RecordedJourney;
  readonly key: string;

  private constructor(house: RightsHouse, made: { number: number; journey: RecordedJourney; key: string }) {
    const { number, journey, key } = made;
    this.house = house;
    this.db = house.db;
    this.municipality = `kommune-${number}`;
    this.other = `ny-kommune-${number}`;
    this.asked = `spurgt-${number}`;
    this.next = `naeste-${number}`;
    this.third = `tredje-${number}`;
    this.newcomer = `ny-${number}`;
    this.journey = journey;
    this.key = key;
  }

  /** A scene of its own. With `screened` false the language centre still owes the screening, and nobody else is asked. */
  static async opens(house: RightsHouse, { screened = true } = {}): Promise<RightsScene> {
    scenes += 1;
    const number = scenes;
    const { db } = house;
    await db.query("update outbox set state = 'dropped' where state in ('owed', 'frozen', 'sent')");
    await db.query('delete from links_sent_again');
    await standAt(db, DAY, '07:30');
    house.commands.length = 0;
    house.texts.length = 0;
    house.takesTexts = true;
    house.office.mailbox.taken.length = 0;
    const organisation = { cvr: null, address: null, active: true, agreementOn: null } as const;
    for (const id of [`kommune-${number}`, `ny-kommune-${number}`]) {
      await addOrganisation(db, { ...organisation, id, kind: 'municipality', name: `Prøve ${id}` });
    }
    const contacts = [
      [`spurgt-${number}`, `kommune-${number}`, 1],
      [`naeste-${number}`, `kommune-${number}`, 2],
      [`tredje-${number}`, `kommune-${number}`, 3],
      [`ny-${number}`, `ny-kommune-${number}`, 1],
    ] as const;
    for (const [id, of, position] of contacts) {
      await aColleague(db, { id, organisation: of, position, roles: ['caseworker'], phone: '+4520304050' });
    }
    await db.query('update contacts set consented_on = $2 where id = $1', [`spurgt-${number}`, DAY]);
    const journey = await RecordedJourney.referred(db, {
      person: { ...aPerson, birthDate: `1990-01-01`, email: `person-${number}@example.dk` },
      referral: { municipality: `kommune-${number}` },
      by: { organisation: `kommune-${number}`, contact: `spurgt-${number}`, via: 'api' },
    });
    if (screened) journey.lived.does('RecordScreening', aScreening('2026-03-02'));
    journey.lived.until(DAY);
    await journey.record();
    const key = await createApiKey(db, `spurgt-${number}`, 'a right');
    return new RightsScene(house, { number, journey, key });
  }

  /** The right ends, in the record and by nothing else: whatever is done beside it is not what a way out relies on. */
  async ends(ending: Ending): Promise<void> {
    await END[ending](this);
  }

  /** The question's id. */
  get question(): string {
    return this.journey.lived.open('screening-decision')?.id ?? '';
  }

  /** Gathers and sends a contact's post of the day; returns the digest's id and the mail's text. */
  async postTo(contact: string, day = DAY): Promise<{ digestId: string; text: string }> {
    const { mailbox, post } = this.house.office;
    const before = mailbox.taken.length;
    const digestId = await this.house.office.gathers(contact, day);
    await post.sendDigest(digestId);
    return {
      digestId,
      text: mailbox.taken
        .slice(before)
        .map(({ text = '' }) => text)
        .join('\n'),
    };
  }

  /** The links of the mail by which the contact was asked. */
  async mailed(): Promise<{ question: string; everything: string; wishes: string }> {
    const { text } = await this.postTo(this.asked);
    const linkIn = (pattern: RegExp) => {
      const path = pattern.exec(text)?.[1];
      if (path === undefined) throw new Error(`No ${pattern.source} in: ${text}`);
      return path;
    };
    return {
      question: linkIn(/http:\/\/localhost(\/svar\/[0-9a-z]{26})/),
      everything: linkIn(/http:\/\/localhost(\/spoergsmaal\/[0-9a-z]{26})/),
      wishes: linkIn(/http:\/\/localhost(\/oensker\/[0-9a-z]{26})/),
    };
  }

  /** Begins a round of post, as the sweep does. */
  async round(day = DAY): Promise<void> {
    await standAt(this.db, day, '07:30');
    const now = instantAt(day, '07:30');
    await inTransaction(this.db, (tx) => beginRound(tx, { on: day, now, madeBy: now }));
  }

  /**
   * Who gets what is still to go, or is asked again, about the journey: the sweep runs three times, on two days, and everybody's
   * post goes each time. Throws if anybody gets the same twice, or two get it.
   */
  async whoGets(): Promise<Outcome> {
    const before = await this.#sent();
    for (const day of [DAY, DAY, '2026-03-10']) {
      await this.round(day);
      for (const contact of [this.asked, this.next, this.third, this.newcomer, 'k-coordinator']) {
        await this.postTo(contact, day);
      }
    }
    const got = (await this.#sent()).filter(({ id }) => !before.some((earlier) => earlier.id === id));
    if (got.length > 1) throw new Error(`Got by ${got.map(({ contact }) => contact).join(', ')}`);
    const [first] = got;
    return first === undefined ? 'nobody' : this.outcomeFor(first.contact);
  }

  #sent() {
    return all<{ id: number; contact: string }>(
      this.db,
      `select id, contact_id as contact from outbox where subject_id = $1 and state = 'sent' order by id`,
      [this.journey.id],
    );
  }

  /** What it means that a contact gets something. */
  outcomeFor(contact: string | undefined): Outcome {
    if (contact === undefined) return 'nobody';
    if (contact === this.asked) return 'still';
    if (contact === this.newcomer) return 'the new municipality';
    if (contact === this.next || contact === this.third) return 'a colleague';
    if (contact === 'k-coordinator') return 'the coordinator';
    throw new Error(`${contact} gets it`);
  }
}

const inactive = (roles: readonly ['steeringGroup'] | readonly ['operator']) => (scene: RightsScene) =>
  changeContact(scene.db, scene.asked, { roles });

const END: Readonly<Record<Ending, (scene: RightsScene) => Promise<unknown>>> = {
  'the contact is made inactive': ({ db, asked }) => changeContact(db, asked, { active: false }),
  'the contact has left': ({ db, asked }) =>
    inTransaction(db, (tx) =>
      leaveRole(
        tx,
        { contact: asked, at: MORNING },
        { leftOn: DAY, successorName: null, successorEmail: null },
      ),
    ),
  'the organisation takes no part any more': ({ db, municipality }) =>
    changeOrganisation(db, municipality, { active: false }),
  'the role is cut to the steering group': inactive(['steeringGroup']),
  'the role is cut to operator': inactive(['operator']),
  'the address has changed': async ({ db, asked }) => {
    await changeContact(db, asked, { email: `ny-${asked}@example.dk` });
    // One that has not answered gets nothing at all: that is a table of its own.
    await haveAnswered(db, asked);
    await endLinks(db, [asked], 'address-changed', MORNING);
  },
  'the person has been transferred': async ({ journey, other }) => {
    journey.lived.does('TransferJourney', { municipality: other, municipalityReference: 'NY-1', on: DAY });
    await journey.record();
  },
  'the journey has been closed': async ({ journey }) => {
    journey.lived.does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: DAY });
    await journey.record();
  },
  'the person has been erased': ({ db, journey }) => destroyPersonKey(db, journey.personId),
};

/** Tries a way out of a house after a right has ended; returns what became of it. */
export async function outcomeOf(house: RightsHouse, way: WayOut, ending: Ending): Promise<Outcome> {
  return TRY[way](house, ending);
}

type Try = (house: RightsHouse, ending: Ending) => Promise<Outcome>;

/** A key is refused, does not find it, or reads it: then without a name if the person has been erased. */
function byKey(path: (scene: RightsScene) => string): Try {
  return async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const reads = async () => {
      const headers = { authorization: `Bearer ${scene.key}` };
      const { status, text } = await house.asks(path(scene), { headers });
      return { seen: status === 200 && text.includes(scene.journey.id), text };
    };
    expectStill((await reads()).seen);
    await scene.ends(ending);
    const { seen, text } = await reads();
    if (ending === 'the person has been erased' && text.includes('Amina')) throw new Error('It names them');
    return seen ? 'still' : 'refused';
  };
}

/** A link is opened before and after. */
function byLink(
  link: 'question' | 'everything' | 'wishes',
  shows: (page: { status: number; text: string }, scene: RightsScene) => boolean,
): Try {
  return async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const path = (await scene.mailed())[link];
    expectStill(shows(await house.asks(path), scene));
    await scene.ends(ending);
    const page = await house.asks(path);
    if (page.status === 410) expectNameless(page.text, scene);
    if (link === 'wishes') await expectSameByPost(house, path, page.status);
    return shows(page, scene) ? 'still' : 'refused';
  };
}

/** A link is answered after, by the form that its page had before. */
function byAnswer(link: 'question' | 'everything', { withFile = false } = {}): Try {
  return async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const path = await answeredAt(house, (await scene.mailed())[link]);
    const { text } = await house.asks(path);
    const answer = /name="answer" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const fields: Record<string, string> = { answer, once: 'a-key-of-this-form' };
    for (const [, name = ''] of text.matchAll(
      /type="date"[^>]* name="([^"]+)"|name="([^"]+)"[^>]* type="date"/g,
    )) {
      if (name !== '') fields[name] = DAY;
    }
    for (const [, name = ''] of text.matchAll(/name="([^"]*acceptedOn[^"]*)"/g)) fields[name] = DAY;
    const sends = () => house.asks(path, { method: 'POST', body: bodyOf(fields, withFile, answer) });
    const before = await sends();
    // No question of a municipality asks for a file: that is a fault of the form, which is told once the link has let it in.
    expectStill(withFile ? before.status === 422 : house.commands.length === 1);
    house.commands.length = 0;
    await scene.ends(ending);
    const page = await sends();
    if (page.status === 410) expectNameless(page.text, scene);
    const kept = await one<{ files: number }>(
      house.db,
      'select count(*) as files from documents where journey_id = $1',
      [scene.journey.id],
    );
    if (withFile && kept?.files !== 0) return 'still';
    if (house.commands.length > 0) return 'still';
    return page.status === 422 ? 'still' : 'refused';
  };
}

async function answeredAt(house: RightsHouse, path: string): Promise<string> {
  if (!path.startsWith('/spoergsmaal/')) return path;
  const { text } = await house.asks(path);
  const first = /href="(\/spoergsmaal\/[0-9a-z]{26}\/\d+)/.exec(text)?.[1];
  if (first === undefined) throw new Error('There is no question on the page');
  return first;
}

function bodyOf(fields: Readonly<Record<string, string>>, withFile: boolean, answer: string) {
  if (!withFile) return new URLSearchParams(fields);
  const parts = new FormData();
  for (const [name, value] of Object.entries(fields)) parts.append(name, value);
  parts.append(`${answer}.file`, new File(['%PDF-1.7\n%%EOF\n'], 'aftale.pdf', { type: 'application/pdf' }));
  return parts;
}

/** A form without anything in it is led back to the page by a link that opens, and refused by one that does not. */
async function expectSameByPost(house: RightsHouse, path: string, opened: number): Promise<void> {
  const { status } = await house.asks(path, { method: 'POST', body: new URLSearchParams({}) });
  if (status !== (opened === 200 ? 303 : 410)) throw new Error(`Opened ${opened}, and sent ${status}`);
}

function expectStill(holds: boolean): void {
  if (!holds) throw new Error('It did not even work before the right ended');
}

function expectNameless(text: string, { journey, municipality }: RightsScene): void {
  for (const name of ['Amina', 'Prøvesen', journey.reference, `Prøve ${municipality}`]) {
    if (text.includes(name)) throw new Error(`The page of a dead link says ${name}`);
  }
}

const TRY: Readonly<Record<WayOut, Try>> = {
  'a key that reads the journey': byKey(({ journey }) => `/api/journeys/${journey.id}`),
  'a key that reads the timeline': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const headers = { authorization: `Bearer ${scene.key}` };
    const reads = () => house.asks(`/api/journeys/${scene.journey.id}/timeline`, { headers });
    expectStill((await reads()).status === 200);
    await scene.ends(ending);
    return (await reads()).status === 200 ? 'still' : 'refused';
  },
  'a key that lists journeys': byKey(() => '/api/journeys?limit=200'),
  'a link to one question, opened': byLink('question', ({ status }) => status === 200),
  'a link to one question, answered': byAnswer('question'),
  'a file sent with an answer': byAnswer('question', { withFile: true }),
  'the link to everything, opened': byLink(
    'everything',
    ({ status, text }, { journey }) => status === 200 && text.includes(journey.reference),
  ),
  'the link to everything, answered': byAnswer('everything'),
  'the link to one’s wishes': byLink('wishes', ({ status }) => status === 200),
  'the person’s own page': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const path = await ownPageOf(scene);
    expectStill((await house.asks(path)).text.includes('Amina'));
    await scene.ends(ending);
    const { status, text } = await house.asks(path);
    await expectSameByPost(house, path, status);
    return status === 200 && text.includes('Amina') ? 'still' : 'refused';
  },
  'the person’s own post': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    await ownPageOf(scene);
    const contact = contactOfPerson(scene.journey.personId);
    await scene.db.query("update outbox set state = 'dropped' where subject_id = $1", [scene.journey.id]);
    await noticeTo(scene, { contact, party: 'person', obligation: scene.question });
    await scene.ends(ending);
    await scene.round();
    await scene.postTo(contact);
    return house.office.mailbox.taken.length > 0 ? 'still' : 'nobody';
  },
  'the addressee of what is meant for the organisation': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const wanted = { party: 'municipality', organisation: scene.municipality, contact: scene.asked } as const;
    expectStill((await addresseeOf(house.db, wanted))?.contact === scene.asked);
    await scene.ends(ending);
    return scene.outcomeFor((await addresseeOf(house.db, wanted))?.contact);
  },
  'the colleague of somebody silent': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const colleague = () =>
      inTransaction(house.db, (tx) => colleagueIn(tx, scene.municipality, [scene.next, scene.third]));
    expectStill((await colleague()) === scene.asked);
    await scene.ends(ending);
    const named = (await colleaguesOf(house.db, scene.next)).some(({ id }) => id === scene.asked);
    const found = scene.outcomeFor(await colleague());
    if (named !== (found === 'still')) throw new Error('They can be named, and would not be asked');
    return found;
  },
  'the stand-in of somebody away': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const { db, next, asked, journey } = scene;
    await db.query('update outbox set contact_id = $2 where subject_id = $1', [journey.id, next]);
    const away = { firstDay: DAY, lastDay: '2026-03-20', standIn: asked };
    await addAbsence(db, { contact: next, at: MORNING }, away);
    await scene.ends(ending);
    return scene.whoGets();
  },
  'the contact whom the journey names': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const { db, journey } = scene;
    // Nothing has been asked of anybody yet: the next reminder is made after the right has ended.
    await db.query("update outbox set state = 'dropped' where subject_id = $1", [journey.id]);
    await scene.ends(ending);
    journey.lived.until(LAST_DAY);
    await journey.record();
    await db.query(
      "update outbox set made_at = $2 where subject_id = $1 and state = 'owed' and obligation_kind = 'screening-decision'",
      [journey.id, MORNING],
    );
    await db.query(
      "update outbox set state = 'dropped' where subject_id = $1 and state = 'owed' and made_at > $2",
      [journey.id, MORNING],
    );
    return scene.whoGets();
  },
  'links sent again, asked for after it': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    await scene.mailed();
    await scene.ends(ending);
    return sentAgain(scene, await askedAgain(scene));
  },
  'links sent again, asked for before it': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    await scene.mailed();
    const turn = await askedAgain(scene);
    expectStill(turn !== undefined);
    await scene.ends(ending);
    return sentAgain(scene, turn);
  },
  'the text message beside a mail': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    await scene.db.query('update outbox set is_last = true where subject_id = $1', [scene.journey.id]);
    house.takesTexts = false;
    const digestId = await house.office.gathers(scene.asked, DAY);
    await house.office.post.sendDigest(digestId).catch(() => undefined);
    expectStill(house.office.mailbox.taken.length === 1);
    await scene.ends(ending);
    house.takesTexts = true;
    await house.office.post.sendDigest(digestId);
    return house.texts.length > 0 ? 'still' : 'refused';
  },
  'a copy that has not gone': async (house, ending) => {
    const scene = await RightsScene.opens(house, { screened: false });
    const { journey, asked } = scene;
    const obligation = journey.lived.open('screening-result')?.id ?? '';
    await noticeTo(scene, { contact: asked, party: 'municipality', obligation });
    await scene.ends(ending);
    return scene.whoGets();
  },
  'an invitation to a meeting': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const { id: subject, lived } = house.programme;
    const meeting = lived.programme.items.find(({ kind, on }) => kind === 'meeting' && on > DAY);
    if (meeting === undefined) throw new Error('There is no meeting');
    const { item, moves: number } = meeting;
    const invitation = {
      subject,
      item,
      number,
      method: 'request',
      contact: scene.asked,
      madeAt: MORNING,
    } as const;
    await inTransaction(house.db, (tx) => addInvitation(tx, invitation));
    const due = (await invitationsDue(house.db, MORNING, DAY)).find(({ contact }) => contact === scene.asked);
    if (due === undefined) throw new Error('It is not due');
    const start = invitationStart({ ...due, date: DAY, gatheredAt: MORNING });
    await house.office.post.freezeDigest(start);
    await scene.ends(ending);
    await house.office.post.sendDigest(start.digestId);
    return house.office.mailbox.taken.length > 0 ? 'still' : 'refused';
  },
  'a mail that is gathered and has not gone': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    const digestId = await house.office.gathers(scene.asked, DAY);
    await scene.ends(ending);
    const fate = await house.office.post.sendDigest(digestId);
    if (fate.outcome === 'sent') return 'still';
    if (fate.outcome === 'refused') throw new Error(`It ended in an alarm: ${fate.reason}`);
    return scene.whoGets();
  },
  'what a mail has asked and nobody has answered': async (house, ending) => {
    const scene = await RightsScene.opens(house);
    await scene.mailed();
    await scene.ends(ending);
    return scene.whoGets();
  },
};

async function ownPageOf({ db, journey }: RightsScene): Promise<string> {
  await arrangePersonsPost(db, {
    personId: journey.personId,
    channel: 'mail',
    language: 'da',
    consentedOn: DAY,
  });
  await personHasAnswered(db, journey.personId);
  const token = journey.personId.replaceAll(/[^0-9a-f]/g, '').slice(0, 26);
  const contact = contactOfPerson(journey.personId);
  await addOwnPageLink(db, token, {
    contact,
    madeBy: 'k-caseworker',
    madeAt: MORNING,
    expiresAt: instantAt('2026-08-01', '12:00'),
  });
  return ownPagePath(token);
}

/** Puts a notice about something that is owed into the post, as if an event had asked for it. */
async function noticeTo(
  { db, journey }: RightsScene,
  to: { readonly contact: string; readonly party: 'person' | 'municipality'; readonly obligation: string },
): Promise<void> {
  const owed = journey.lived.journey.obligations.find(({ id }) => id === to.obligation);
  if (owed === undefined) throw new Error('Nothing is owed');
  const { municipality } = journey.lived.journey.referral ?? {};
  await inTransaction(db, (tx) =>
    addNotice(tx, journey.id, {
      sequence: 1,
      kind: 'reminder',
      obligationKind: owed.kind,
      due: owed.due,
      urgent: false,
      madeAt: instantAt('2026-03-08', '12:00'),
      organisation: municipality,
      ...to,
    }),
  );
}

async function askedAgain({ db, asked }: RightsScene) {
  const [turn] = await askForLinks(db, { email: `${asked}@example.dk` }, { now: MORNING, today: DAY });
  return turn;
}

async function sentAgain(
  { house: { office } }: RightsScene,
  turn: Awaited<ReturnType<typeof askedAgain>>,
): Promise<Outcome> {
  if (turn === undefined) return 'refused';
  const before = office.mailbox.taken.length;
  const start = linksAgainStart(turn);
  if ((await office.post.freezeDigest(start)) > 0) await office.post.sendDigest(start.digestId);
  return office.mailbox.taken.length > before ? 'still' : 'refused';
}
