import { addCompany } from '../company.ts';
import type { Story } from '../story.ts';
import { intoClass, outOfClass } from './class.ts';
import { findCompany } from './find-company.ts';
import { throughFirstWeeks } from './first-weeks.ts';
import { nothingIsLeft, throughJob } from './job.ts';
import { throughScreening } from './screening.ts';
import { throughTwoYears } from './two-years.ts';

/** One person from referral to an established job, with everything done in time by whoever owes it. */
export const mainRoad: Story = {
  name: 'main-road',
  title: 'The main road: from a referral to a job that lasts',
  person: 'Yara',
  lastStartAfter: 120,
  async tell(teller) {
    const company = await addCompany(teller, {
      key: 'maler',
      name: 'Malerfirma ApS',
      contact: 'Mille Mester',
    });
    await throughScreening(teller);
    teller.say(`The coordinator adds a company, ${company.name}, and its contact ${company.contact}.`);
    const classEnds = await intoClass(teller);
    const startsOn = await findCompany(teller, company, classEnds);
    await outOfClass(teller, classEnds);
    await throughFirstWeeks(teller, company, startsOn);
    await throughTwoYears(teller);
    await throughJob(teller, company);
    await nothingIsLeft(teller);
  },
};
