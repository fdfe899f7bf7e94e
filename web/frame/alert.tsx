import type { ComponentChildren } from 'preact';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { iconAt } from './assets.ts';
import { PAGE_WORDS } from './words.ts';

/** What an alert tells; its icon and colour follow from it, and its word for those who see neither. */
export type AlertKind = Parameters<typeof iconAt>[0];

/** A box that stands out from the page: something was received, is missing or went wrong. */
export function Alert({
  language,
  kind,
  heading,
  children,
}: {
  language: Language;
  kind: AlertKind;
  heading: string;
  children?: ComponentChildren;
}) {
  return (
    <div class={`alert alert-${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      <img class="alert-icon icon-svg" src={iconAt(kind)} alt={PAGE_WORDS[kind][language]} />
      <div class="alert-body">
        <h2 class="alert-heading">{heading}</h2>
        {children}
      </div>
    </div>
  );
}
