import { performance } from 'node:perf_hooks';
import { describe, expect, it } from '@jest/globals';
import { recogniseFile } from '../../../api/uploads/file-recognition.ts';
import { aDocx, anOdt, aZip, wordTypes } from '../../support/stack/a-file.ts';
import type { ZipPart } from '../../support/stack/a-file.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODT = 'application/vnd.oasis.opendocument.text';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Nothing answers there: names that end in `.example` exist nowhere. */
const ELSEWHERE = 'https://elsewhere.example/plan';

const reference = (type: string, target: string, mode?: 'External' | 'Internal') =>
  `<Relationship Id="rId1" Type="${TYPE}/${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`;
const references = (...of: readonly string[]) => `<Relationships>${of.join('')}</Relationships>`;
const withReferences = (name: string, ...of: readonly string[]) =>
  aDocx(wordTypes(), [name, references(...of)]);

/** A Word document with a text of its own. */
const aDocxOf = (document: string, ...besides: readonly ZipPart[]) =>
  aZip([
    ['[Content_Types].xml', wordTypes()],
    ['_rels/.rels', references(reference('officeDocument', 'word/document.xml'))],
    ['word/document.xml', `<w:document>${document}</w:document>`],
    ...besides,
  ]);
const field = (...pieces: readonly string[]) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const anOdtOf = (content: string, ...besides: readonly ZipPart[]) =>
  aZip([
    ['mimetype', ODT],
    ['content.xml', `<office:document-content>${content}</office:document-content>`],
    ['META-INF/manifest.xml', '<manifest:manifest/>'],
    ...besides,
  ]);

const DOCUMENT_RELS = 'word/_rels/document.xml.rels';
const SETTINGS_RELS = 'word/_rels/settings.xml.rels';

describe('a document that is its own text and pictures', () => {
  it.each([
    [
      'a link to a page, pictures and styles',
      withReferences(
        DOCUMENT_RELS,
        reference('hyperlink', ELSEWHERE, 'External'),
        reference('image', 'media/image1.png'),
        reference('styles', 'styles.xml', 'Internal'),
        reference('customXml', '../customXml/item1.xml'),
        reference('header', '/word/header1.xml'),
      ),
      DOCX,
    ],
    [
      'fields of Word: contents, page numbers, links',
      aDocxOf(
        field(' TOC \\o &quot;1-3&quot; ') +
          field('PA', 'GE') +
          field(` HYPERLINK "${ELSEWHERE}" `) +
          field('LINKED') +
          '<w:t>DDEAUTO is a word here, and INCLUDEPICTURE too</w:t><w:fldSimple w:instr=" DATE "/>',
      ),
      DOCX,
    ],
    [
      'a link to a page, a picture of its own and an anchor',
      anOdtOf(
        `<text:a xlink:href="${ELSEWHERE}">Se her</text:a><draw:image xlink:href="Pictures/1.png"/><draw:a xlink:href="#1"/><office:scripts/>`,
        ['styles.xml', '<style:background-image xlink:href="Pictures/2.png"/>'],
        ['Pictures/1.png', 'x'],
      ),
      ODT,
    ],
  ])('is taken with %s', async (_, bytes, type) => {
    expect(await recogniseFile(bytes)).toBe(type);
  });
});

describe('a document that reaches outside, or has another in it', () => {
  const outside = ['attachedTemplate', 'image', 'externalLinkPath', 'mailMergeSource', 'video', 'settings'];
  it.each([
    ...outside.map(
      (type) =>
        [
          `${type} elsewhere`,
          withReferences(SETTINGS_RELS, reference(type, ELSEWHERE, 'External')),
          'reaches-outside',
        ] as const,
    ),
    ...[
      'file:///C:/Skabeloner/brev.dotx',
      '\\\\server\\brev.dotx',
      '//server/brev.dotx',
      'C:\\brev.dotx',
      'h&#116;tp://a.example',
    ].map(
      (target) =>
        [
          `a template at ${target}`,
          withReferences(SETTINGS_RELS, reference('attachedTemplate', target)),
          'reaches-outside',
        ] as const,
    ),
    [
      'a mode in other letters, behind a sign that ends no attribute',
      withReferences(
        SETTINGS_RELS,
        `<r:Relationship Id='a>b' TargetMode = 'EXTERNAL' Type="${TYPE}/attachedTemplate" Target="a"/>`,
      ),
      'reaches-outside',
    ],
    [
      'references of the whole package',
      aZip([
        ['[Content_Types].xml', wordTypes()],
        ['_rels/.rels', references(reference('image', ELSEWHERE, 'External'))],
        ['word/document.xml', '<a/>'],
      ]),
      'reaches-outside',
    ],
    [
      'references under a name in capitals',
      withReferences('word/_rels/Header1.XML.RELS', reference('image', ELSEWHERE, 'External')),
      'reaches-outside',
    ],
    ...['oleObject', 'package', 'control', 'aFChunk', 'subDocument', 'frame'].map(
      (type) =>
        [
          `a reference to a ${type}`,
          withReferences(DOCUMENT_RELS, reference(type, 'embeddings/1')),
          'has-embedded',
        ] as const,
    ),
    ...[
      'word/embeddings/oleObject1.bin',
      'word/embeddings/Microsoft_Excel_Sheet1.xlsx',
      'word/activeX/activeX1.xml',
      'word/oleObject1.dat',
      'word/media/a.EXE',
    ].map((name) => [`a part called ${name}`, aDocx(wordTypes(), [name, 'x']), 'has-embedded'] as const),
    ...[
      'DDE',
      'DDEAUTO',
      'INCLUDEPICTURE',
      'INCLUDETEXT',
      'IMPORT',
      'LINK',
      'RD',
      'DATABASE',
      'EMBED',
      'includetext',
    ].map(
      (name) => [`the field ${name}`, aDocxOf(field(` ${name} "${ELSEWHERE}"`)), 'reaches-outside'] as const,
    ),
    ['a field in pieces', aDocxOf(field(' INC', 'LUDE', `PICTURE "${ELSEWHERE}"`)), 'reaches-outside'],
    [
      'a field in a field',
      aDocxOf(`<w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText>${field('DDE a b')}`),
      'reaches-outside',
    ],
    ['a field behind entities', aDocxOf(field(' D&#68;&#x45; a b')), 'reaches-outside'],
    ['a field in CDATA', aDocxOf(field('<![CDATA[DDE a b]]>')), 'reaches-outside'],
    [
      'a field in one element',
      aDocxOf(`<w:fldSimple w:instr=' INCLUDETEXT "${ELSEWHERE}"'/>`),
      'reaches-outside',
    ],
    [
      'a field that is never closed',
      aDocxOf('<x:fldChar x:fldCharType="begin"/><x:instrText>LINK a</x:instrText>'),
      'reaches-outside',
    ],
    ['a field in a header', aDocxOf('', ['word/header1.xml', field('RD a')]), 'reaches-outside'],
    [
      'entities of its own',
      aDocxOf('', ['word/footer1.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a/>']),
      'unknown-type',
    ],
    ...['draw:object', 'draw:object-ole', 'draw:plugin', 'draw:applet'].map(
      (name) =>
        [`OpenDocument: ${name}`, anOdtOf(`<${name} xlink:href="./Object 1"/>`), 'has-embedded'] as const,
    ),
    ...[
      'office:dde-source',
      'text:section-source',
      'draw:floating-frame',
      'table:table-source',
      'text:dde-connection-decl',
    ].map((name) => [`OpenDocument: ${name}`, anOdtOf(`<${name} a="b"/>`), 'reaches-outside'] as const),
    ...[ELSEWHERE, 'file:///etc/a', '//server/a', '../../../a', 'ht&#116;ps://a.example'].map(
      (target) =>
        [
          `OpenDocument: a picture at ${target}`,
          anOdtOf(`<draw:image xlink:href="${target}"/>`),
          'reaches-outside',
        ] as const,
    ),
    [
      'OpenDocument: a picture in its styles',
      anOdtOf('', ['styles.xml', `<style:background-image xlink:href='${ELSEWHERE}'/>`]),
      'reaches-outside',
    ],
    [
      'OpenDocument: an outside template',
      anOdtOf('', ['meta.xml', `<meta:template xlink:href="${ELSEWHERE}"/>`]),
      'reaches-outside',
    ],
    ['OpenDocument: an object of its own', anOdt('<x/>', ['Object 1/content.xml', '<a/>']), 'has-embedded'],
    [
      'OpenDocument: a picture of an object',
      anOdt('<x/>', ['ObjectReplacements/Object 1', 'x']),
      'has-embedded',
    ],
    [
      'OpenDocument: something that runs on an event',
      anOdtOf('<script:event-listener script:event-name="a"/>'),
      'has-macros',
    ],
  ])('is refused like one with macros: %s', async (_, bytes, why) => {
    expect(await recogniseFile(bytes)).toBe(why);
  });

  it('is looked through in little time, however much is packed into it', async () => {
    const text = '<w:p a="b"><w:r><w:t>Undervisning</w:t></w:r></w:p>'.repeat(150_000);
    const [large, larger] = [
      aDocxOf(text),
      aDocxOf(text, ['word/header1.xml', text], ['word/header2.xml', text]),
    ];
    const before = performance.now();
    expect(await recogniseFile(large)).toMatch(/^(unknown-type|application)/);
    expect(await recogniseFile(larger)).toBe('unknown-type');
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});
