import { describe, expect, it } from '@jest/globals';
import { keptFileName } from '../../../api/uploads/file-name.ts';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('the name of a file', () => {
  it.each([
    ['stays as it is', 'Undervisningsplan æøå.pdf', 'Undervisningsplan æøå.pdf'],
    ['stays in Arabic', 'خطة التدريب.pdf', 'خطة التدريب.pdf'],
    ['is one and the same however its letters were put together', 'Ame\u0301lie.pdf', 'Amélie.pdf'],
    ['loses the path of somebody’s own machine', 'C:\\Users\\Bo\\plan.pdf', 'plan.pdf'],
    ['loses a path out of a folder', '../../etc/passwd', 'passwd.pdf'],
    ['loses a mark that turns the reading around', 'plan\u202Efdp.exe', 'planfdp.exe.pdf'],
    ['loses controls and line breaks', 'plan\r\nSet-Cookie\u0000: x\u007F.pdf', 'planSet-Cookie_ x.pdf'],
    ['keeps the joiners that Persian is written with', 'می\u200Cخواهم.pdf', 'می\u200Cخواهم.pdf'],
    ['is hidden from nobody', '.plan.pdf', 'plan.pdf'],
    ['is no question and no device', 'plan?<1>|"2":*.pdf', 'plan__1___2___.pdf'],
    ['gets the ending of what the file is', 'plan.exe', 'plan.exe.pdf'],
    ['gets an ending where it has none', 'plan', 'plan.pdf'],
    ['keeps its ending in capitals as a small one', 'PLAN.PDF', 'PLAN.pdf'],
    ['is given one where nothing is left of it', '\u202E\u0000', 'dokument.pdf'],
    ['is given one where it is an ending only', '.pdf', 'pdf.pdf'],
  ])('%s', (_, given, kept) => {
    expect(keptFileName(given, PDF)).toBe(kept);
  });

  it('says Word where the file is Word, though it was called something that runs', () => {
    expect(keptFileName('plan.docm', DOCX)).toBe('plan.docm.docx');
  });

  it('is cut where it is long, between two signs, and keeps its ending', () => {
    const kept = keptFileName(`${'🏗️'.repeat(300)}.pdf`, PDF);
    expect([...kept]).toHaveLength(120);
    expect(kept.endsWith('.pdf')).toBe(true);
    expect(decodeURIComponent(encodeURIComponent(kept))).toBe(kept);
  });

  it('of a photograph keeps either ending', () => {
    expect(['a.jpg', 'a.jpeg'].map((name) => keptFileName(name, 'image/jpeg'))).toEqual(['a.jpg', 'a.jpeg']);
  });
});
