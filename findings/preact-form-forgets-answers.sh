#!/usr/bin/env bash
# A form that the server shows again has lost what was chosen from a list of several, and a blank line.
#
# What:     preact-render-to-string 6.8.2 with preact 11.2.0, beside react-dom 19.2.0; the form is read by jsdom
#           29.1.1
# Expected: Preact takes the same elements as React, and its guide on forms sets a select by its `value`. Of a list
#           with `multiple` and value ['b', 'c'] one expects b and c to be chosen. HTML's rules for parsing drop one
#           newline right after <textarea>, so whoever writes such a text has to put one more.
# Seen:     a select of one is written with its option chosen. With `multiple` none is, and nothing is said. A
#           textarea whose text begins with a newline comes back without it. React's renderer does right by both.
# Costs:    somebody's answer has one fault, the page comes back to be mended, is sent again, and the languages or
#           days that were chosen are gone. The answer is then valid, and wrong.
# So:       our forms have no lists with `multiple`: several choices are boxes, each with its own `checked`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts preact@11.2.0 preact-render-to-string@6.8.2 \
  react@19.2.0 react-dom@19.2.0 jsdom@29.1.1

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { createElement } from 'react';
import react from 'react-dom/server';

const given = { one: 'b', several: ['b', 'c'], text: '\nsecond line' };
const form = (create) => {
  const options = () => ['a', 'b', 'c'].map((value) => create('option', { value, key: value }, value));
  return create(
    'form',
    null,
    create('select', { name: 'one', value: given.one, onChange() {} }, options()),
    create('select', { name: 'several', multiple: true, value: given.several, onChange() {} }, options()),
    create('textarea', { name: 'text', value: given.text, onChange() {} }),
  );
};
const sent = (html) => {
  const { document, FormData } = new JSDOM(`<!doctype html>${html}`).window;
  const data = new FormData(document.querySelector('form'));
  return { one: data.get('one'), several: data.getAll('several'), text: data.get('text').replaceAll('\r\n', '\n') };
};
const [preact, other] = [sent(renderToString(form(h))), sent(react.renderToString(form(createElement)))];
console.log('given: ', given);
console.log('Preact:', preact);
console.log('React: ', other);
assert.deepEqual(other, given);
assert.deepEqual(preact, { one: 'b', several: [], text: 'second line' });
JS
node seen.mjs
echo 'as written down: several choices and a first blank line are lost (preact-render-to-string 6.8.2)'
