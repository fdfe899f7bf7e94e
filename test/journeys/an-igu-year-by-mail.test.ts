import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { axeFaults, isTooWide, LOOKS, startBrowser } from '../support/stack/a-browser.ts';
import { aPdf } from '../support/stack/a-file.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

const COMPANY = 'byg@example.dk';
const LAST_DAY = '2027-05-10';
/** The company reads its mail every third day. */
const DAYS_BETWEEN = 3;
const PATIENCE_MS = 300_000;

const AMINA = { givenName: 'Amina', familyName: 'Hemmeligsen', birthDate: '1991-07-23' };

/** What a company fills in if a field is empty, by the answer and its field. */
const FILLED_IN: Readonly<Record<string, (today: string) => string>> = {
  'agree.plannedStart': () => '2026-05-04',
  'signed.signedOn': (today) => today,
  'signed.weeklyWorkHours': () => '27',
  'signed.weeklyHoursWithSchool': () => '37',
  'registered.registeredOn': (today) => today,
};

/** What the company is asked in the first year of an IGU, in the order in which it answers. */
const ASKED = [
  'Svar på et forslag til match',
  'Se papirerne, der giver ret til IGU',
  'Underskriv IGU-aftalen før start',
  'Afgiv de minimis-erklæring',
  'Mødte personen op på første dag?',
  'Registrér IGU-aftalen i VITAS',
  'Læg undervisningsplanen i VITAS',
  'Søg bonus for de første 6 måneder',
];

describe.each(Object.entries(LOOKS))(
  'a company’s first year with an IGU, done from its inbox %s',
  (_, look) => {
    let service: TestService;
    let browser: Browser;
    let page: Page;
    let journey: string;
    /** What was asked, in the order of the answers, and how many mails the company had got by then. */
    const answered: { readonly title: string; readonly mails: number }[] = [];
    const faults = new Set<string>();
    const tooWide: string[] = [];

    beforeAll(async () => {
      [service, browser] = await Promise.all([aService(), startBrowser()]);
      page = await (await browser.newContext({ ...look, locale: 'da-DK' })).newPage();
      journey = await service.refer({ person: AMINA, municipalityReference: 'HIL-A' });
      await service.does(journey, 'RecordScreening', aScreening(FIRST_DAY));
      await service.does(journey, 'AcceptScreening', { acceptedOn: FIRST_DAY });
      const match = { kind: 'igu', company: 'eksempel-byg', sector: 'painting' } as const;
      await service.does(journey, 'ProposeMatch', match);
      let read = 0;
      let kept: string[] = [];
      for (let day = FIRST_DAY; day < LAST_DAY; day = addDays(day, DAYS_BETWEEN)) {
        await service.until(day);
        const mails = mailsToCompany();
        const links = [...kept, ...mails.slice(read).flatMap(linksIn)];
        kept = [];
        for (const link of links) {
          if (!(await answer(link, day, mails.length))) kept.push(link);
        }
        read = mails.length;
      }
    }, PATIENCE_MS);
    afterAll(async () => {
      await browser.close();
      await service.close();
    });

    const mailsToCompany = (): readonly ParsedMail[] => service.mailbox.postTo(COMPANY);
    const linksIn = ({ text = '' }: ParsedMail) =>
      [...text.matchAll(/^Svar her: https?:\/\/[^/]+(\S+)$/gm)].map(([, path = '']) => path);
    const titlesIn = ({ text = '' }: ParsedMail) =>
      [...text.matchAll(/^\d+\. (.+)$/gm)].map(([, title]) => title);

    /**
     * Opens a link and gives the first answer that is offered, filling in only what is empty. Returns false
     * if the day that is asked about has not come: then the mail is kept.
     */
    async function answer(path: string, today: string, mails: number): Promise<boolean> {
      await page.goto(`${service.url}${path}`);
      const title = await page.locator('h1').innerText();
      await looksAt();
      if ((await page.getByText('Du kan svare her fra').count()) > 0) return false;
      // Asked twice and answered once: the link in the older mail says so.
      if ((await page.locator('form').count()) === 0) return true;
      const form = page.locator('form').first();
      for (const field of await form.locator('input[type=text], input[type=date]').all()) {
        const name = (await field.getAttribute('name')) ?? '';
        if ((await field.inputValue()) === '') await field.fill(FILLED_IN[name]?.(today) ?? '');
      }
      const no = form.locator('input[type=radio][value=no]');
      if ((await no.count()) > 0) await form.getByText('Nej', { exact: true }).click();
      const file = form.locator('input[type=file]');
      if ((await file.count()) > 0) {
        await file.setInputFiles({
          name: 'undervisningsplan.pdf',
          mimeType: 'application/pdf',
          buffer: aPdf(),
        });
      }
      await form.locator('button').click();
      expect(await page.locator('main').innerText()).toContain('Tak for dit svar');
      await looksAt();
      answered.push({ title, mails });
      return true;
    }

    async function looksAt(): Promise<void> {
      for (const fault of await axeFaults(browser, await page.content(), page.url())) faults.add(fault);
      if (await isTooWide(page)) tooWide.push(page.url());
    }

    it('answers everything it is asked, each from its mail', () => {
      expect(answered.map(({ title }) => title)).toEqual(ASKED);
    });

    it('owes nothing at the end, has missed nothing, and every answer is in its own name', async () => {
      const timeline = await service.timeline(journey);
      const ofCompany = timeline.filter(
        ({ type, payload }) => type === 'ObligationOpened' && payload['owedBy'] === 'company',
      );
      const ids = ofCompany.map(({ payload }) => payload['obligation']);
      const missed = timeline.filter(
        ({ type, payload }) => type === 'ObligationMissed' && ids.includes(payload['obligation']),
      );
      expect(missed.map(({ payload }) => payload['kind'])).toEqual([]);
      const open = (await service.journey(journey)).open.filter(
        ({ owedBy, due }) => owedBy === 'company' && due <= LAST_DAY,
      );
      expect(open).toEqual([]);
      const byLink = timeline.filter(({ actor }) => actor?.via === 'link');
      expect(byLink).not.toEqual([]);
      expect(byLink.every(({ actor }) => actor?.contact === 'byg')).toBe(true);
    });

    it('has sent its training plan along, which lies with the answer', async () => {
      const documents = await service.request('GET', `/api/journeys/${journey}/documents`);
      expect(documents.body['items']).toMatchObject([
        { kind: 'training-plan', name: 'undervisningsplan.pdf', size: aPdf().length, sentBy: 'byg' },
      ]);
    });

    it('gets no mail about what it has answered', () => {
      const again = answered.flatMap(({ title, mails }) =>
        mailsToCompany()
          .slice(mails)
          .filter((mail) => titlesIn(mail).includes(title))
          .map(() => title),
      );
      expect(again).toEqual([]);
    });

    it('meets no page that axe finds fault with, or that is wider than its screen', () => {
      expect([...faults]).toEqual([]);
      expect(tooWide).toEqual([]);
    });
  },
);
