import { describe, expect, it } from '@jest/globals';
import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';

/** What a component holds for a text and TypeScript lets through. */
const shown = (what: unknown) => render(h('p', null, 'Frist: ', what as ComponentChildren));
const PERSONAL = 'Amina';

describe('a page in development and in tests', () => {
  it.each([
    ['a date', new Date(0), 'a Date is rendered as nothing in p'],
    ['a promise', Promise.resolve(PERSONAL), 'a Promise is rendered as nothing in p'],
    ['an object', { name: PERSONAL }, 'a Object is rendered as nothing in p'],
    ['a map', new Map(), 'a Map is rendered as nothing in p'],
    ['a function', () => PERSONAL, 'a function is rendered as nothing in p'],
    ['one of these within a list', [['x'], [new Date(0)]], 'a Date is rendered as nothing in p'],
  ])('does not lose %s without a word, nor say what it holds', (_, what, said) => {
    expect(() => shown(what)).toThrow(new TypeError(said));
  });

  it('does not lose what a component returns', () => {
    const Late = () => new Date(0) as unknown as ComponentChildren;
    expect(() => render(h(Late, null))).toThrow('a Date is rendered as nothing in Late');
    const Slow = () => Promise.resolve('later') as unknown as ComponentChildren;
    expect(() => render(h(Slow, null))).toThrow('a Promise is rendered as nothing in Slow');
  });

  it('takes no object for an attribute, and no style that our own policy forbids', () => {
    expect(() => render(h('p', { style: {} }))).toThrow('<p> has a Object as its style');
    expect(() => render(h('p', { title: new Date(0) as unknown as string }))).toThrow(
      '<p> has a Date as its title',
    );
    expect(() => render(h('button', { onClick: () => undefined }))).toThrow(
      '<button> has a function as its onClick',
    );
  });

  it('has no list whose options could never be chosen, and no dialog without a name', () => {
    expect(() => render(h('option', null, 'Ja'))).toThrow('<option> has no value');
    expect(() => render(h('dialog', null, 'Hej'))).toThrow('<dialog> has no name');
    expect(render(h('dialog', { 'aria-label': 'Slet' }, 'Hej'))).toContain('<dialog aria-label="Slet">');
  });

  it('shows texts, numbers, nothing and lists of them as they are', () => {
    expect(shown(['a', 1, null, undefined, false, [h('b', null, 'c')]])).toBe('<p>Frist: a1<b>c</b></p>');
    const Twice = ({ children }: { children: ComponentChildren }) => [children, children];
    expect(render(h(Twice, { children: 'x' }))).toBe('xx');
  });
});
