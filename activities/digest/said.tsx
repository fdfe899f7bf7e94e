import { partsOfText } from '../../domain/words/names.ts';

/** A text of a mail, with each name in it in the direction of its own script. */
export function Said({ children }: { readonly children: string }) {
  return (
    <>{partsOfText(children).map(({ text, isName }) => (isName ? <bdi dir="auto">{text}</bdi> : text))}</>
  );
}
