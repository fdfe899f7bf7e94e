import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { explain, insteadOf, refuse, REFUSAL_CODES, sourceOf } from '../../domain/refusals/refusals.ts';
import type { Refusal, RefusalCode } from '../../domain/refusals/refusals.ts';

/** Every refusal with its reason, its source and what one may do instead, as a page for `docs/refusals.md`. */
export function refusalsPage(): string {
  return [
    '# Why a rule says no',
    'Written by `npm run docs` from `domain/refusals/refusals.ts`. Change that, never this page.',
    'A command that a rule refuses is answered 409 with one of these codes, what is wrong (`detail`, `detailEn`), what one may do instead (`instead`, `insteadEn`) and, where the rule is not the service’s own, its `source`. V: read in a source. B: bill or agreement text read, the enacted wording not seen. U: unverified; no such rule refuses anybody.',
    'Where each code is given to a typical command: [commands.md](commands.md).',
    ...REFUSAL_CODES.map(section),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(code: RefusalCode): string {
  const refusal: Refusal = { ...refuse(code), values: asPlaces };
  const [why, instead] = [explain(refusal), insteadOf(refusal)];
  const source = sourceOf(code);
  return [
    `## ${code}`,
    [
      `- ${why.da} *${why.en}*`,
      `- ${instead.da} *${instead.en}*`,
      ...(source === undefined ? [] : [`- Source: ${source}`]),
    ].join('\n'),
  ].join('\n\n');
}

/** Every value is shown as its name: `{from}`. */
const asPlaces = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` });

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('../../docs/refusals.md', import.meta.url), refusalsPage());
  console.log('docs/refusals.md is written.');
}
