import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../../domain/vocabulary/codes.ts';
import { panel, runningSchema } from '../../embedded/running.ts';
import type { Running } from '../../embedded/running.ts';

const running: Running = {
  api: 'http://localhost:3000',
  temporalUi: 'http://localhost:8233',
  inbox: 'http://localhost:1080',
  texts: 'http://localhost:1081/texts',
  stores: { DATABASE_URL: 'postgres://localhost:5433/fodfaeste', TEMPORAL_ADDRESS: 'localhost:7233' },
  keys: Object.fromEntries(ROLES.map((role) => [role, `ff_${role}`])),
};

describe('the panel', () => {
  it('says where everything is', () => {
    const text = panel(running);
    expect(text).toContain('http://localhost:3000/api/docs');
    expect(text).toContain('http://localhost:8233');
    expect(text).toContain('http://localhost:1080');
    expect(text).toContain('http://localhost:1081/texts');
  });

  it.each(ROLES)('has a key for the role %s', (role) => {
    expect(panel(running)).toMatch(new RegExp(`${role} \\(.*\\) +ff_${role}$`, 'm'));
  });

  it('says where to go next, and how it ends', () => {
    const text = panel(running);
    for (const word of ['npm run walkthrough', 'npm run intake -- ', 'Ctrl-C', 'npm run reset']) {
      expect(text).toContain(word);
    }
  });

  it('says that mails really go out where no inbox catches them', () => {
    expect(panel({ ...running, inbox: null })).toContain('mails really go out');
    expect(panel({ ...running, texts: null })).toContain('texts really go out');
  });

  it('says why there are no keys', () => {
    expect(panel({ ...running, keys: {} })).toContain('people of its own');
  });
});

describe('running.json', () => {
  it('is read as it is written', () => {
    expect(runningSchema.parse(JSON.parse(JSON.stringify(running)))).toEqual(running);
  });
});
