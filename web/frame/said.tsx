import { partsOfText } from '../../domain/words/names.ts';
import { Name } from './name.tsx';

/** A text of ours, with each name in it in the direction of its own script. */
export function Said({ children }: { children: string }) {
  return <>{partsOfText(children).map(({ text, isName }) => (isName ? <Name>{text}</Name> : text))}</>;
}
