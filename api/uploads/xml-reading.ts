import { Parser } from 'saxen';

/** What is done with the parts of an XML text, by the elements' local names. */
export interface XmlHandlers {
  /** An element begins. `of` returns an attribute's text; only the name `id` may have a prefix, which office programs choose. */
  readonly opens?: (element: string, of: (attribute: string) => string | undefined) => void;
  readonly closes?: (element: string) => void;
  readonly says?: (text: string) => void;
}

/**
 * Reads an XML text from beginning to end. Throws if it is not well-formed, or has a document type: no office program
 * writes one, and entities of one's own would stand there.
 */
export function readXml(xml: string, { opens, closes, says }: XmlHandlers): void {
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('attention', () => {
    throw new Error('A document type in an office document');
  });
  parser.on('openTag', (element, attributes, decode) => {
    if (opens === undefined) return;
    let known: Record<string, string> | undefined;
    opens(localName(element), (attribute) => {
      known ??= attributes();
      const value = known[attribute] ?? (attribute === 'id' ? prefixed(known, attribute) : undefined);
      return value === undefined ? undefined : decode(value);
    });
  });
  if (closes !== undefined) parser.on('closeTag', (element) => closes(localName(element)));
  if (says !== undefined) {
    parser.on('text', (text, decode) => says(decode(text)));
    parser.on('cdata', (text) => says(text));
  }
  parser.parse(xml);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function prefixed(attributes: Readonly<Record<string, string>>, attribute: string): string | undefined {
  const name = Object.keys(attributes).find((given) => given.endsWith(`:${attribute}`));
  return name === undefined || name.startsWith('xmlns:') ? undefined : attributes[name];
}
