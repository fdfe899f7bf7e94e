import type { ComponentChildren } from 'preact';

/** A name of somebody or something, in the direction of its own script, whatever the text around it. */
export function Name({ children }: { children: ComponentChildren }) {
  return <bdi dir="auto">{children}</bdi>;
}
