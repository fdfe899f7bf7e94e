import type { DigestGroup, DigestList, DigestParts, DigestSection } from './digest-parts.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import type { DigestWords } from './digest-words.ts';

/** A digest as plain text: everything its HTML says, in the same order, each link on a line of its own. */
export function digestText(parts: DigestParts): string {
  const { greeting, heading, lead, groups, lists, button, allQuestions, sendAgain, wishes, closing } = parts;
  const words = DIGEST_WORDS[parts.language];
  const blocks = [
    `${greeting}\n\n${heading}\n\n${lead}`,
    ...groups.flatMap((group) => groupText(group, words)),
    ...lists.map(listText),
    ...(button === undefined ? [] : [[`${button.name}: ${button.url}`, ...button.about].join('\n\n')]),
    ...(allQuestions === undefined ? [] : [`${words.all}: ${allQuestions}`]),
    [
      ...(sendAgain === undefined ? [] : [`${words.sendAgain}: ${sendAgain}`]),
      ...(wishes === undefined ? [] : [`${words.wishes}: ${wishes}`]),
      ...closing,
    ].join('\n'),
  ];
  return `${blocks.join('\n\n\n')}\n`;
}

function groupText({ heading, sections }: DigestGroup, words: DigestWords): string[] {
  return [
    ...(heading === undefined ? [] : [underlined(heading)]),
    ...sections.map((section) => sectionText(section, words)),
  ];
}

function listText({ heading, lead, lines }: DigestList): string {
  return [underlined(heading), lead, lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

function underlined(heading: string): string {
  return `${heading}\n${'-'.repeat(heading.length)}`;
}

function sectionText(section: DigestSection, words: DigestWords): string {
  const { number, title, due, overdue, tried, because, what, why, how, link } = section;
  return [
    `${number}. ${title}`,
    `${words.due}: ${due}${overdue === undefined ? '' : `. ${overdue}`}`,
    ...(tried === undefined ? [] : [tried]),
    ...(because === undefined ? [] : ['', because]),
    '',
    what,
    '',
    `${words.why}: ${why}`,
    '',
    `${words.how}: ${how}`,
    ...(link === undefined ? [] : ['', `${words.answer}: ${link.url}`]),
  ].join('\n');
}
