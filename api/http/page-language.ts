import type { Request } from 'express';
import type { Language } from '../../domain/vocabulary/sentence.ts';

/** The language that a page is asked for in: what its address says, else what the browser prefers, else Danish. */
export function languageOf(req: Request): Language {
  const { sprog } = req.query;
  if (sprog === 'da' || sprog === 'en') return sprog;
  return req.acceptsLanguages('da', 'en') === 'en' ? 'en' : 'da';
}
