#!/usr/bin/env bash
# A checker of import rules finds nothing wrong once TypeScript 7 is installed, since it finds no files any more.
#
# What:     dependency-cruiser 17.4.3 with typescript 7.0.2, and with typescript 5.9.3
# Expected: its page on rules says that a violated rule of severity "error" gives an exit code other than zero. Two
#           files that import each other break the rule against circles, by whatever compiler they are read.
# Seen:     with TypeScript 5.9.3 the circle is told and the exit code is 1. With TypeScript 7.0.2 installed instead,
#           and nothing else changed, "no dependency violations found (0 modules, 0 dependencies cruised)" with a
#           tick, and exit code 0. It supports TypeScript below 7 only and then takes .ts for no source at all; --info
#           tells, if asked.
# Costs:    an upgrade that makes the check faster switches off the rules of the architecture, and CI stays green.
# So:       the rules on imports are held by tests of our own, and each of them has a case that must be caught.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir src
echo "import { b } from './b.js'; export const a = (): string => b();" >src/a.ts
echo "import { a } from './a.js'; export const b = (): string => (Math.random() < 2 ? 'b' : a());" >src/b.ts
cat >rules.cjs <<'JS'
module.exports = {
  forbidden: [{ name: 'no-circle', severity: 'error', from: {}, to: { circular: true } }],
  options: { tsPreCompilationDeps: true },
};
JS
npm init -y >/dev/null
for typescript in 5.9.3 7.0.2; do
  npm install --silent --no-audit --no-fund --ignore-scripts dependency-cruiser@17.4.3 typescript@$typescript
  echo "--- dependency-cruiser $(npx depcruise --version), typescript $typescript"
  code=0
  npx depcruise --config rules.cjs src >$typescript.txt 2>&1 || code=$?
  cat $typescript.txt
  echo "exit code $code" | tee -a $typescript.txt
done
grep -q 'no-circle' 5.9.3.txt
grep -qx 'exit code [1-9]' 5.9.3.txt
grep -q '(0 modules, 0 dependencies cruised)' 7.0.2.txt
grep -qx 'exit code 0' 7.0.2.txt
npx depcruise --info | grep -E 'typescript +>=.*<7'
echo 'as written down: the rule is broken and nothing is found'
