import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTexter, MAX_TEXT_LENGTH } from '../../../activities/doors/texter.ts';
import { msisdnOf } from '../../../domain/vocabulary/msisdn.ts';
import { startTextCatcher } from '../../../embedded/text-catcher.ts';
import type { TextCatcher } from '../../../embedded/text-catcher.ts';

const ACCOUNT = { token: 'a-token', sender: 'Fodfaeste' };
const TEXT = { to: '20 30 40 50', text: 'I morgen kl. 9: første dag på Ærø Byg.', id: 'text-1' };

describe('the door for text messages', () => {
  let catcher: TextCatcher;

  beforeEach(async () => {
    catcher = await startTextCatcher({ port: 0 });
  });

  afterEach(async () => {
    await catcher.close();
  });

  const send = (text: Partial<typeof TEXT>) =>
    createTexter({ ...ACCOUNT, gatewayUrl: catcher.gatewayUrl }).send({ ...TEXT, ...text });
  const caught = async (): Promise<unknown> => (await fetch(catcher.textsUrl)).json();

  it('hands a text over with its number written out, and the training catcher shows it', async () => {
    expect(await send({})).toEqual({ taken: true });
    expect(await caught()).toEqual([
      { to: '+4520304050', sender: 'Fodfaeste', text: TEXT.text, id: 'text-1' },
    ]);
  });

  it('begins every text of an exercise by saying that it is one, the longest too', async () => {
    const training = createTexter({ ...ACCOUNT, gatewayUrl: catcher.gatewayUrl, trainingClock: true });
    for (const text of [TEXT.text, 'å'.repeat(MAX_TEXT_LENGTH)]) {
      expect(await training.send({ ...TEXT, text })).toEqual({ taken: true });
      expect(await caught()).toMatchObject(
        expect.arrayContaining([expect.objectContaining({ text: `Øvelse: ${text}` })]),
      );
    }
  });

  it('hands over the longest text there may be, and takes a longer one for the caller’s mistake', async () => {
    expect(await send({ text: 'å'.repeat(MAX_TEXT_LENGTH) })).toEqual({ taken: true });
    await expect(send({ text: 'å'.repeat(MAX_TEXT_LENGTH + 1) })).rejects.toThrow('at most 480 characters');
  });

  it('never asks the gateway about what is no number, and repeats it nowhere', async () => {
    expect(await send({ to: '2030405' })).toEqual({ taken: false, permanent: true, reason: 'no-number' });
    expect(await caught()).toEqual([]);
  });

  it('has a catcher that keeps the latest five hundred', async () => {
    for (let number = 1; number <= 502; number += 1) await send({ id: `text-${number}` });
    const texts = (await caught()) as { id: string }[];
    expect(texts).toHaveLength(500);
    expect(texts.map(({ id }) => id)).toEqual(expect.arrayContaining(['text-502', 'text-3']));
    expect(texts[0]?.id).toBe('text-502');
  });

  it.each([
    ['no JSON', 'hej'],
    ['no text', '{"sender":"x"}'],
    ['too much', JSON.stringify({ sender: 'x'.repeat(20_000) })],
  ])('has a catcher that refuses %s and goes on', async (_, body) => {
    const answer = await fetch(catcher.gatewayUrl, { method: 'POST', body });
    expect([413, 422]).toContain(answer.status);
    expect(await send({})).toEqual({ taken: true });
  });
});

describe('a gateway', () => {
  let server: Server;
  let listener: RequestListener;
  let gatewayUrl: string;

  beforeEach(async () => {
    listener = () => undefined;
    server = createServer((request, response) => listener(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    gatewayUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/rest/mtsms`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (text: Partial<typeof TEXT> = {}, sendWithinMs = 10_000) =>
    createTexter({ ...ACCOUNT, gatewayUrl, sendWithinMs }).send({ ...TEXT, ...text });

  it.each([
    ['a text that is not one', 400, true],
    ['a number it does not know', 422, true],
    ['a token that is not ours', 401, false],
    ['an account without credit', 403, false],
    ['a place that has moved', 302, false],
    ['too many at once', 429, false],
    ['a fault of its own', 500, false],
    ['a gateway that is away', 503, false],
  ])('that answers %s (%i) says for good or for now', async (_, status, permanent) => {
    listener = (_request, response) => {
      response.writeHead(status, { Location: gatewayUrl });
      response.end('{"message":"+4520304050 is bad"}');
    };
    expect(await send()).toEqual({ taken: false, permanent, reason: `HTTP ${status}` });
  });

  it('that hangs up may heal', async () => {
    listener = (request) => request.socket.destroy();
    expect(await send()).toEqual({ taken: false, permanent: false, reason: 'connection' });
  });

  it('that never answers is given up', async () => {
    expect(await send({}, 50)).toEqual({ taken: false, permanent: false, reason: 'timeout' });
  });

  it('that is not there may heal', async () => {
    const texter = createTexter({ ...ACCOUNT, gatewayUrl: 'http://127.0.0.1:1/' });
    expect(await texter.send(TEXT)).toEqual({ taken: false, permanent: false, reason: 'connection' });
  });

  it.each([
    ['in Danish is sent as every telephone writes', 'Æblegrød på Amager: 5 €', undefined],
    ['in Arabic asks for its own letters', 'موعدك غدا', 'UCS2'],
  ])('is told that a text %s, with the token', async (_, text, encoding) => {
    const asked: unknown[] = [];
    listener = (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        asked.push(request.headers.authorization, JSON.parse(Buffer.concat(parts).toString('utf8')));
        response.end('{"ids":[1]}');
      });
    };
    expect(await send({ text })).toEqual({ taken: true });
    expect(asked).toEqual([
      `Basic ${Buffer.from('a-token:').toString('base64')}`,
      {
        sender: 'Fodfaeste',
        message: text,
        recipients: [{ msisdn: '4520304050' }],
        userref: 'text-1',
        ...(encoding !== undefined && { encoding }),
      },
    ]);
  });
});

describe('a telephone number', () => {
  it.each([
    ['20304050', '4520304050'],
    ['20 30 40 50', '4520304050'],
    ['+45 20304050', '4520304050'],
    ['+46 70 123 45 67', '46701234567'],
    ['+380501234567', '380501234567'],
  ])('%s is %s', (number, msisdn) => {
    expect(msisdnOf(number)).toBe(msisdn);
  });

  it.each([
    '',
    '2030405',
    '203040506',
    '12345678',
    '+45 2030405',
    '+45 203040506',
    '4520304050',
    '004520304050',
  ])('%j is none that is certain', (number) => {
    expect(msisdnOf(number)).toBeUndefined();
  });

  it.each(['+0012345678', '+1234567', '+1234567890123456', '20-30-40-50', 'tlf. 20304050', '+46٧٠١٢٣٤٥٦٧'])(
    '%j is not guessed at',
    (number) => {
      expect(msisdnOf(number)).toBeUndefined();
    },
  );
});
