import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Files of one version, and where pages find them. The version is in the address, so browsers may keep them
 * for ever.
 */
export interface Assets {
  /** Where the addresses begin. */
  readonly at: string;
  /** The folder the files lie in. */
  readonly folder: string;
  /** What in it is served: files, and whole folders with a slash. */
  readonly holds: readonly string[];
}

// The package exports only its script; its styles lie beside it.
const DESIGN_SYSTEM = dirname(dirname(createRequire(import.meta.url).resolve('dkfds')));
const OWN = fileURLToPath(new URL('..', import.meta.url));
const OWN_FILES = ['pages.css', 'icon.svg'];

/** Det Fælles Designsystem: its stylesheet, and the fonts and icons that the stylesheet asks for. */
export const DESIGN_SYSTEM_ASSETS: Assets = {
  at: `/assets/dkfds-${versionOf(dirname(DESIGN_SYSTEM))}`,
  folder: DESIGN_SYSTEM,
  holds: ['css/dkfds.min.css', 'fonts/', 'img/'],
};

/** What the project's own pages add to it. */
export const OWN_ASSETS: Assets = { at: `/assets/${printOf(OWN_FILES)}`, folder: OWN, holds: OWN_FILES };

/** The stylesheets of every page, in their order. */
export const STYLESHEETS: readonly string[] = [
  `${DESIGN_SYSTEM_ASSETS.at}/css/dkfds.min.css`,
  `${OWN_ASSETS.at}/pages.css`,
];

/** The sign that a browser shows beside a page's title. */
export const SITE_ICON = `${OWN_ASSETS.at}/icon.svg`;

/** The address of one of the design system's icons. */
export function iconAt(name: 'info' | 'success' | 'warning' | 'error'): string {
  return `${DESIGN_SYSTEM_ASSETS.at}/img/svg-icons/${name}.svg`;
}

function versionOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  if (!hasVersion) throw new Error(`${folder} has no version`);
  return String(manifest.version);
}

/** A text that shows which version of the files this is, made from what is in them. */
function printOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(OWN, file)));
  return hash.digest('hex').slice(0, 12);
}
