import { describe, expect, it } from '@jest/globals';
import { meetingInvitation } from '../../../activities/digest/meeting-invitation.ts';
import { readCalendar } from '../../support/post/a-calendar.ts';
import { aPlan, aPlanWith, LivedProgramme } from '../../support/programme/a-programme.ts';

const ORGANISER = { name: 'Pia Lead', mail: 'pia.lead@example.dk' };
const INVITED = [
  { name: 'Lone Lund', mail: 'lone.lund@example.dk' },
  { name: 'Kim, fra skolen', mail: 'kim@example.dk' },
];

function invitationTo(
  lived: LivedProgramme,
  name = 'steering-group-1',
  given: Partial<Parameters<typeof meetingInvitation>[0]> = {},
) {
  const item = lived.item(name);
  if (item === undefined) throw new Error(`Nothing is called ${name}`);
  return meetingInvitation({
    programme: lived.programme.id,
    item,
    title: 'Styregruppe, møde 1',
    language: 'da',
    hours: { at: '13:00', minutes: 120 },
    organiser: ORGANISER,
    invited: INVITED,
    sentAt: '2027-02-11T06:30:00.000Z',
    ...given,
  });
}

function read(...given: Parameters<typeof invitationTo>) {
  const file = invitationTo(...given);
  if (file === undefined) throw new Error('There is no invitation');
  const { calendar, entries } = readCalendar(file.content);
  return {
    filename: file.filename,
    content: file.content,
    method: calendar['METHOD'],
    entry: entries[0] ?? {},
  };
}

describe('the invitation to a meeting', () => {
  it('asks everybody to come, on its day at its hour in Copenhagen', () => {
    const { filename, method, entry, content } = read(new LivedProgramme());
    expect([filename, method]).toEqual(['fodfaeste-moede.ics', 'REQUEST']);
    expect(entry).toMatchObject({
      DTSTART: '20270304T120000Z',
      DTEND: '20270304T140000Z',
      SUMMARY: 'Styregruppe\\, møde 1',
      STATUS: 'CONFIRMED',
      SEQUENCE: '0',
    });
    for (const { mail } of [...INVITED, ORGANISER]) expect(content.replaceAll('\r\n ', '')).toContain(mail);
    expect(content.replaceAll('\r\n ', '').match(/RSVP=TRUE/g)).toHaveLength(INVITED.length);
  });

  it('in summer is an hour earlier by world time', () => {
    const { entry } = read(new LivedProgramme(), 'working-group-2', { hours: { at: '09:00', minutes: 90 } });
    expect(entry).toMatchObject({ DTSTART: '20270518T070000Z', DTEND: '20270518T083000Z' });
  });

  it('is a whole day that keeps no time busy if the file names no hour', () => {
    const { entry } = read(new LivedProgramme(), 'steering-group-1', { hours: undefined, place: 'Rådhuset' });
    expect(entry).toMatchObject({
      'DTSTART;VALUE=DATE': '20270304',
      TRANSP: 'TRANSPARENT',
      LOCATION: 'Rådhuset',
    });
  });

  it('moves with the meeting: the same entry, a higher number, the new day', () => {
    const lived = new LivedProgramme();
    const before = read(lived).entry;
    lived.does('MoveItem', { item: 'steering-group-1', on: '2027-03-18', reason: 'calendar' });
    const after = read(lived);
    expect(after.method).toBe('REQUEST');
    expect(after.entry).toMatchObject({ UID: before['UID'], SEQUENCE: '1', DTSTART: '20270318T120000Z' });
  });

  it('is withdrawn when the meeting is called off, and by a higher number still', () => {
    const lived = new LivedProgramme()
      .does('MoveItem', { item: 'steering-group-1', on: '2027-03-18', reason: 'calendar' })
      .does('CancelMeeting', { item: 'steering-group-1', reason: 'too-few-can-come' });
    const { method, entry } = read(lived);
    expect(method).toBe('CANCEL');
    expect(entry).toMatchObject({ STATUS: 'CANCELLED', SEQUENCE: '2' });
  });

  it('is withdrawn when the file has the meeting no more, and sent again if it comes back', () => {
    const lived = new LivedProgramme();
    lived.hears(aPlanWith({ 'steering-group-1': undefined }));
    expect(read(lived)).toMatchObject({ method: 'CANCEL', entry: { SEQUENCE: '1' } });
    lived.hears(aPlan);
    expect(read(lived)).toMatchObject({ method: 'REQUEST', entry: { SEQUENCE: '2', STATUS: 'CONFIRMED' } });
  });

  it('is another entry for another meeting and in another programme', () => {
    const lived = new LivedProgramme();
    const uids = [
      read(lived).entry['UID'],
      read(lived, 'steering-group-2').entry['UID'],
      read(lived, 'steering-group-1', { programme: 'another' }).entry['UID'],
    ];
    expect(new Set(uids).size).toBe(3);
  });

  it('is none to what has been held, or is no meeting', () => {
    const lived = new LivedProgramme().until('2027-03-05');
    lived.does('ReportDone', { item: 'steering-group-1', doneOn: '2027-03-04' });
    expect(invitationTo(lived)).toBeUndefined();
    expect(invitationTo(lived, 'sectors-chosen')).toBeUndefined();
  });
});
