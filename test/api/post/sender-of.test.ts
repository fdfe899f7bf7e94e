import { describe, expect, it } from '@jest/globals';
import { senderOf } from '../../../api/post/sender-of.ts';

describe('whose mails are counted together', () => {
  it.each([
    ['an address', 'From: bo@byg.example.dk\r\n\r\nHej', 'bo@byg.example.dk'],
    ['an address with a name', 'From: "Bo <Byg>" <Bo@Byg.example.dk>\r\n\r\nHej', 'bo@byg.example.dk'],
    [
      'a field in small letters, on two lines',
      'Subject: x\r\nfrom:\r\n Bo\r\n <bo@byg.example.dk>\r\n\r\nHej',
      'bo@byg.example.dk',
    ],
    ['lines without carriage returns', 'To: x\nFrom: bo@byg.example.dk\n\nHej', 'bo@byg.example.dk'],
    ['nobody', 'Subject: x\r\n\r\nFrom: bo@byg.example.dk', ''],
    ['nobody, since its head does not end', 'x'.repeat(100_000), ''],
    ['an address without an end', `From: <${'a'.repeat(60_000)}`, 'a'.repeat(254)],
  ])('is known of a mail from %s', (_, mail, sender) => {
    expect(senderOf(Buffer.from(mail))).toBe(sender);
  });
});
