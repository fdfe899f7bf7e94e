/** The part of saxen that is used here: it brings no types of its own. */
declare module 'saxen' {
  type Decode = (text: string) => string;

  /** Reads XML and calls back for each part of it. */
  export class Parser {
    on(
      name: 'openTag',
      call: (
        element: string,
        attributes: () => Record<string, string>,
        decode: Decode,
        selfClosing: boolean,
      ) => void,
    ): this;
    on(name: 'closeTag', call: (element: string) => void): this;
    on(name: 'text', call: (text: string, decode: Decode) => void): this;
    on(name: 'cdata', call: (text: string) => void): this;
    on(name: 'attention', call: (text: string) => void): this;
    on(name: 'error', call: (error: Error) => void): this;
    parse(xml: string): this;
    stop(): void;
  }
}
