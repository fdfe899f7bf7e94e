import { Fragment, isValidElement, options } from 'preact';
import type { ComponentChildren, VNode } from 'preact';

type Component = (props: object, context?: unknown) => ComponentChildren;

/** Attributes that hold an object on purpose. */
const OBJECTS_ALLOWED: ReadonlySet<string> = new Set(['children', 'ref', 'key', 'dangerouslySetInnerHTML']);

let isWatching = false;

/**
 * From now on, throws a `TypeError` if a page or a mail is made of something that would be lost without a word:
 *
 * - a date, a promise, a function or any other object where a text belongs;
 * - a style as an object, which becomes a style within the page, and that our own policy forbids;
 * - an option of a list without a value, which is never the one that is chosen;
 * - a dialog without a name.
 *
 * For tests and for development: in production somebody is better off with the rest of the page. The error says where it
 * is and what kind of thing, never what it holds.
 */
export function watchRendering(): void {
  if (isWatching) return;
  isWatching = true;
  const watched = new WeakMap<Component, Component>();
  options.vnode = (node) => {
    if (typeof node.type === 'string') watchElement(node, node.type);
    else if (node.type === Fragment) watchChildren(node.props.children, 'a fragment');
    else node.type = watchedComponent(node.type as Component, watched) as typeof node.type;
  };
}

function watchedComponent(component: Component, watched: WeakMap<Component, Component>): Component {
  const known = watched.get(component);
  if (known !== undefined) return known;
  const watching: Component = (props, context) => {
    const rendered = component(props, context);
    watchChildren(rendered, component.name);
    return rendered;
  };
  watched.set(component, watching);
  watched.set(watching, watching);
  return watching;
}

function watchElement({ props }: VNode, type: string): void {
  const given: Readonly<Record<string, unknown>> = { ...props };
  watchChildren(given['children'], type);
  for (const [name, value] of Object.entries(given)) {
    const isLost = typeof value === 'object' && value !== null && !OBJECTS_ALLOWED.has(name);
    if (isLost || typeof value === 'function') {
      throw new TypeError(`<${type}> has ${kindOf(value)} as its ${name}`);
    }
  }
  if (type === 'option' && typeof given['value'] !== 'string') {
    throw new TypeError('<option> has no value, so it can never be the one that is chosen');
  }
  if (type === 'dialog' && given['aria-label'] === undefined && given['aria-labelledby'] === undefined) {
    throw new TypeError('<dialog> has no name');
  }
}

function watchChildren(children: unknown, where: string): void {
  if (Array.isArray(children)) {
    for (const child of children) watchChildren(child, where);
    return;
  }
  if (isValidElement(children)) return;
  if (typeof children === 'object' && children !== null) fail(children, where);
  if (typeof children === 'function' || typeof children === 'symbol') fail(children, where);
}

function fail(value: unknown, where: string): never {
  throw new TypeError(`${kindOf(value)} is rendered as nothing in ${where}`);
}

function kindOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  return `a ${value.constructor?.name ?? 'object'}`;
}
