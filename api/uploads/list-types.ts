const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a list may be sent as and what it may be given back as, in the description of the API. */
export const LIST_TYPES = ['text/csv', XLSX] as const;

/**
 * What Excel, browsers and scripts call a list. What it is, is seen by its bytes: so also those are taken that are refused
 * with what to do.
 */
export const TYPES_OF_LISTS: readonly string[] = [
  ...LIST_TYPES,
  'application/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/vnd.ms-excel',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.ms-excel.sheet.binary.macroenabled.12',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/octet-stream',
];
