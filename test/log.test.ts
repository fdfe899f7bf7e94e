import { describe, expect, it } from '@jest/globals';
import { describeError } from '../log.ts';

const thrown = (error: Error) => JSON.stringify(describeError(error));

describe('an error as it is written down', () => {
  it('is its kind, its code and where it was thrown', () => {
    const error = Object.assign(new TypeError('Prøve Eksempelsen'), { code: '23505' });
    expect(describeError(error)).toMatchObject({
      error: 'TypeError',
      code: '23505',
      where: expect.arrayContaining([expect.stringMatching(/^at .*log\.test\.ts/)]),
    });
    expect(thrown(error)).not.toContain('Prøve');
  });

  it.each([
    [
      'a message of several lines that look like places',
      new Error('first\n    at Prøve Eksempelsen (050595)'),
    ],
    ['a cause', new Error('outer', { cause: new Error('Prøve Eksempelsen\n  at 050595') })],
    ['a name that is a sentence', Object.assign(new Error('x'), { name: 'Prøve Eksempelsen is not there' })],
    ['a code that is a sentence', Object.assign(new Error('x'), { code: 'Prøve Eksempelsen, 050595-0000' })],
  ])('repeats nothing of %s', (_, error) => {
    expect(thrown(error)).not.toMatch(/Prøve|Eksempelsen|050595/);
  });
});
