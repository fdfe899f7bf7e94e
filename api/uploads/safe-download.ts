/** The files that a double click opens without running anything, by their endings and media types. */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  csv: ['text/csv', 'text/plain', 'application/vnd.ms-excel'],
  // A mail program opens it as it would have opened the mail.
  eml: ['message/rfc822'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  gif: ['image/gif'],
  heic: ['image/heic'],
  jpeg: ['image/jpeg'],
  jpg: ['image/jpeg'],
  odt: ['application/vnd.oasis.opendocument.text'],
  pdf: ['application/pdf'],
  png: ['image/png'],
  txt: ['text/plain'],
  webp: ['image/webp'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
};

/**
 * How a file from a stranger is offered: under its own type only if both its ending and the type its sender gave it are
 * known and agree. Anything else is bytes of no type, under a name that no double click runs.
 */
export function safeDownload(file: { readonly name: string; readonly mediaType: string }): {
  readonly name: string;
  readonly mediaType: string;
} {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const types = Object.hasOwn(HARMLESS, ending) ? HARMLESS[ending] : undefined;
  if (types?.includes(file.mediaType) === true) return { name: file.name, mediaType: file.mediaType };
  // A picture called application/octet-stream keeps its name: the ending alone runs nothing.
  const name = types === undefined ? `${file.name}.bin` : file.name;
  return { name, mediaType: 'application/octet-stream' };
}
