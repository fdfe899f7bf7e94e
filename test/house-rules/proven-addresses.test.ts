import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './source-files.ts';

/** What takes an address as proven without its answer, and by which ground each may. */
const TAKES_AS_PROVEN: Readonly<Record<string, readonly string[]>> = {
  // The operators' own configuration names the first.
  'db/programme/programmes.ts': ['configuration'],
  // Nobody there exists.
  'embedded/demo/parties.ts': ['training'],
  'bench/corpus.ts': ['training'],
  'bench/many-centres.ts': ['training'],
};

describe('an address is taken as proven without its answer', () => {
  const taking = sourceFiles()
    .filter(({ path, text }) => !path.startsWith('test/') && /\btakeAsProven\(/.test(text))
    .filter(({ path }) => path !== 'db/partners/address-proofs.ts');

  it('by the operators’ configuration and in a training, and nowhere else', () => {
    expect(taking.map(({ path }) => path).toSorted()).toEqual(Object.keys(TAKES_AS_PROVEN).toSorted());
  });

  it.each(Object.entries(TAKES_AS_PROVEN))('in %s on no other ground than %s', (path, grounds) => {
    const text = taking.find((file) => file.path === path)?.text ?? '';
    const given = [...text.matchAll(/takeAsProven\([^;]*?'(\w+)',?\s*\)/g)].map(([, ground]) => ground);
    expect(given).toEqual(grounds);
  });
});
