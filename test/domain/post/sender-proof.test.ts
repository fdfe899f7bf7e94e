import { domainToASCII } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SENDER_PROOFS, senderFindings } from '../../../domain/post/sender-proof.ts';

const OURS = 'mx.fodfaeste.example.dk';
const FROM = ['bo@byg.example.dk'];

const proofOf = (
  fields: readonly string[],
  from: readonly string[] = FROM,
  checkedBy: string | undefined = OURS,
) => senderFindings({ fields, from, checkedBy }).proof;

describe('whether a mail comes from the domain it names', () => {
  it.each([
    ['proven', 'DMARC of that domain holds', [`${OURS}; dmarc=pass header.from=byg.example.dk`]],
    [
      'proven',
      'the field has a version, comments and blanks',
      [`${OURS} 1 ; dmarc = pass (p=reject; dis=none) header.from = BYG.example.dk`],
    ],
    [
      'proven',
      'a signature of that domain holds',
      [`${OURS}; dkim=pass header.d=byg.example.dk header.s=k1`],
    ],
    ['proven', 'a signature names who signs, and no domain', [`${OURS}; dkim=pass header.i=@byg.example.dk`]],
    [
      'proven',
      'the envelope’s sender is of that domain, and may be',
      [`${OURS}; spf=pass smtp.mailfrom=bounce@mail.byg.example.dk`],
    ],
    [
      'proven',
      'one of two signatures holds, and a list has broken the other',
      [`${OURS}; dkim=fail header.d=byg.example.dk; dkim=pass header.d=byg.example.dk`],
    ],
    [
      'proven',
      'three filters write one field each',
      [
        `${OURS}; spf=pass smtp.mailfrom=byg.example.dk`,
        `${OURS}; dkim=none`,
        `${OURS}; dmarc=pass header.from=byg.example.dk`,
      ],
    ],
    [
      'proven',
      'the name is written in other letters',
      [`MX.Fodfaeste.example.dk; dmarc=pass header.from=byg.example.dk`],
    ],
    ['unproven', 'a signature of somebody else holds', [`${OURS}; dkim=pass header.d=mail.example.net`]],
    ['unproven', 'DMARC of another domain holds', [`${OURS}; dmarc=pass header.from=mail.example.net`]],
    ['unproven', 'DMARC holds of nobody knows which domain', [`${OURS}; dmarc=pass`]],
    ['unproven', 'only a part of the name is the same', [`${OURS}; dkim=pass header.d=ybyg.example.dk`]],
    ['unproven', 'all that is the same is the country', [`${OURS}; dkim=pass header.d=dk`]],
    [
      'unproven',
      'the server was no sender of that domain',
      [`${OURS}; spf=softfail smtp.mailfrom=byg.example.dk`],
    ],
    [
      'unproven',
      'one field says that the envelope is right and one that it is not',
      [`${OURS}; spf=pass smtp.mailfrom=byg.example.dk`, `${OURS}; spf=fail smtp.mailfrom=byg.example.dk`],
    ],
    ['unproven', 'the domain could not be asked', [`${OURS}; dmarc=temperror header.from=byg.example.dk`]],
    [
      'unproven',
      'what holds stands in a comment',
      [`${OURS}; dmarc=none (dmarc=pass header.from=byg.example.dk)`],
    ],
    [
      'unproven',
      'what holds stands in quotation marks',
      [`${OURS}; dkim=fail reason="x; dmarc=pass header.from=byg.example.dk" header.d=byg.example.dk`],
    ],
    [
      'refuted',
      'the domain disowns it',
      [`${OURS}; spf=pass smtp.mailfrom=x.example; dmarc=fail header.from=byg.example.dk`],
    ],
    [
      'refuted',
      'a field that was let through says otherwise',
      [`${OURS}; dmarc=pass header.from=byg.example.dk`, `${OURS}; dmarc=fail header.from=byg.example.dk`],
    ],
    ['unchecked', 'there is no such field', []],
    [
      'unchecked',
      'the field is of another server',
      ['mx.example.net; dmarc=pass header.from=byg.example.dk'],
    ],
    [
      'unchecked',
      'our server’s name is only a part of it',
      [`${OURS}.example.net; dmarc=pass header.from=byg.example.dk`],
    ],
    ['unchecked', 'our server says that it has not looked', [`${OURS}; none`]],
    ['unchecked', 'our server has looked at something else', [`${OURS}; auth=pass smtp.auth=bo; iprev=pass`]],
    [
      'unchecked',
      'what it found is no word of the standard',
      [`${OURS}; dmarc=perfect header.from=byg.example.dk`],
    ],
  ] as const)('is %s if %s', (proof, _, fields) => {
    expect(proofOf(fields)).toBe(proof);
  });

  it('is unchecked whatever a mail says, as long as our server has no name', () => {
    const fields = [
      '; dmarc=pass header.from=byg.example.dk',
      'undefined; dmarc=pass header.from=byg.example.dk',
    ];
    expect(senderFindings({ fields, from: FROM, checkedBy: undefined }).proof).toBe('unchecked');
  });

  it('is never proven of several senders, or of none', () => {
    const fields = [`${OURS}; dmarc=pass header.from=byg.example.dk`];
    expect(proofOf(fields, [...FROM, 'chef@byg.example.dk'])).toBe('unproven');
    expect(proofOf(fields, [])).toBe('unproven');
  });

  it.each(['håndværker.example.dk', domainToASCII('håndværker.example.dk')])(
    'is proven of a Danish domain that the field writes as %s',
    (domain) => {
      expect(proofOf([`${OURS}; dmarc=pass header.from=${domain}`], ['kontor@håndværker.example.dk'])).toBe(
        'proven',
      );
    },
  );

  it('is one of the four whatever the fields are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (fields) => {
        const given = fields.map((field) => `${OURS};${field}`);
        expect(SENDER_PROOFS).toContain(proofOf(given));
      }),
    );
  });
});
