import { wireAddress } from '../vocabulary/mail-address.ts';

/** How well it is known who sent a mail, by what the mail server that took it for us has found. */
export const SENDER_PROOFS = [
  /** It comes from the domain that its From names. */
  'proven',
  /** Nothing shows that it does, as with a forwarded mail. */
  'unproven',
  /** The domain in its From says that mail like this is not its own. */
  'refuted',
  /** No server of ours has looked. */
  'unchecked',
] as const;

/** One of those. */
export type SenderProof = (typeof SENDER_PROOFS)[number];

/** The three ways in which a mail server looks for where a mail comes from (RFC 7208, RFC 6376, RFC 7489). */
export const SENDER_CHECKS = ['spf', 'dkim', 'dmarc'] as const;

/** One of those. */
export type SenderCheck = (typeof SENDER_CHECKS)[number];

/** What one of them can find (RFC 8601, section 2.7), the worst first. */
export const CHECK_RESULTS = [
  'fail',
  'softfail',
  'permerror',
  'temperror',
  'policy',
  'neutral',
  'none',
  'pass',
] as const;

/** One of those. */
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** What was found of a mail's sender. */
export interface SenderFindings {
  readonly proof: SenderProof;
  /**
   * What each check found; one that was not made is left out. Of several findings it is the worst, but of several signatures
   * one that holds is enough: a list's own, or one that a list has broken, says nothing against it.
   */
  readonly checks: Readonly<Partial<Record<SenderCheck, CheckResult>>>;
}

interface Finding {
  readonly check: SenderCheck;
  readonly result: CheckResult;
  /** The domain that it is about, if the field names one. */
  readonly domain: string | undefined;
}

/** A field is longer than this only if somebody wants to be searched for long. */
const MAX_FIELD = 4_000;
const MAX_FIELDS = 20;
const MAX_STATEMENTS = 40;

/**
 * What our own mail server found of a mail's sender, by the `Authentication-Results` fields that carry its name (RFC 8601).
 * Others are somebody's claim and count for nothing. If ours contradict each other, as when one that was forged has been let
 * through, the worst counts. `fields` are the values of all such fields in their order, `from` the addresses in the mail's
 * From: of several, or of none, nobody is proven.
 */
export function senderFindings(given: {
  readonly fields: readonly string[];
  readonly from: readonly string[];
  /** The name by which our mail server signs these fields; without one nothing is believed. */
  readonly checkedBy: string | undefined;
}): SenderFindings {
  const findings = given.fields.slice(0, MAX_FIELDS).flatMap((field) => findingsIn(field, given.checkedBy));
  if (findings.length === 0) return { proof: 'unchecked', checks: {} };
  const [from, ...others] = given.from.map(domainOf);
  const checks = Object.fromEntries(
    SENDER_CHECKS.flatMap((check) => {
      const result = worst(findings.filter((one) => one.check === check));
      return result === undefined ? [] : [[check, result] as const];
    }),
  );
  return { proof: from === undefined || others.length > 0 ? 'unproven' : proofOf(findings, from), checks };
}

function proofOf(findings: readonly Finding[], from: string): SenderProof {
  const dmarc = findings.filter(({ check }) => check === 'dmarc');
  if (dmarc.some(({ result }) => result === 'fail')) return 'refuted';
  if (dmarc.some(({ result, domain }) => result === 'pass' && isAligned(domain, from))) return 'proven';
  // Where the domain says nothing of itself, the two checks that DMARC rests on say as much.
  const speak = findings.filter(({ check, domain }) => check !== 'dmarc' && isAligned(domain, from));
  const isContradicted = speak.some(({ result, check }) => check === 'spf' && result === 'fail');
  return !isContradicted && speak.some(({ result }) => result === 'pass') ? 'proven' : 'unproven';
}

/** Whether one of two domains is the other, or lies within it. What lies beside it may be anybody's. */
function isAligned(domain: string | undefined, from: string): boolean {
  if (domain === undefined || !domain.includes('.') || !from.includes('.')) return false;
  return domain === from || domain.endsWith(`.${from}`) || from.endsWith(`.${domain}`);
}

function worst(findings: readonly Finding[]): CheckResult | undefined {
  const results = findings.map(({ result }) => result);
  if (findings[0]?.check === 'dkim' && results.includes('pass')) return 'pass';
  return CHECK_RESULTS.find((bad) => results.includes(bad));
}

function findingsIn(field: string, checkedBy: string | undefined): Finding[] {
  if (checkedBy === undefined || field.length > MAX_FIELD) return [];
  const [head = '', ...statements] = partsOf(field);
  const [name = ''] = head.trim().split(/\s+/);
  if (name.toLowerCase() !== checkedBy.toLowerCase()) return [];
  return statements.slice(0, MAX_STATEMENTS).flatMap((statement) => findingIn(statement) ?? []);
}

function findingIn(statement: string): Finding | undefined {
  const words = statement.trim().split(/\s+/);
  const [method, said] = valueOf(words[0]);
  const check = SENDER_CHECKS.find((one) => one === method.toLowerCase().split('/')[0]);
  const result = CHECK_RESULTS.find((one) => one === said.toLowerCase());
  if (check === undefined || result === undefined) return undefined;
  const properties = new Map(words.slice(1).map((word) => valueOf(word)));
  const named = PROPERTIES[check].map((property) => properties.get(property)).find((value) => value);
  return { check, result, domain: named === undefined ? undefined : domainOf(named) };
}

/** Where a statement names the domain that it is about. */
const PROPERTIES: Readonly<Record<SenderCheck, readonly string[]>> = {
  spf: ['smtp.mailfrom', 'smtp.mail'],
  dkim: ['header.d', 'header.i'],
  dmarc: ['header.from'],
};

function valueOf(word = ''): [name: string, value: string] {
  const at = word.indexOf('=');
  return at === -1 ? [word, ''] : [word.slice(0, at).trim(), word.slice(at + 1).trim()];
}

function domainOf(address: string): string {
  const bare = address.replaceAll(/^<|>$/g, '');
  const wire = wireAddress(bare.includes('@') ? bare : `@${bare}`).toLowerCase();
  return wire.slice(wire.lastIndexOf('@') + 1).replace(/\.$/, '');
}

/** The parts of a field between semicolons, without comments and quotation marks; blanks around `=` are taken out. */
function partsOf(field: string): string[] {
  const parts = [''];
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < field.length; at += 1) {
    const sign = field.charAt(at);
    if (sign === '\\' && (isQuoted || depth > 0)) at += 1;
    else if (depth === 0 && sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === '(') depth += 1;
    else if (!isQuoted && sign === ')' && depth > 0) depth -= 1;
    else if (depth > 0) continue;
    else if (!isQuoted && sign === ';') parts.push('');
    // What is quoted is one word, whatever stands in it.
    else parts.push(`${parts.pop() ?? ''}${isQuoted && /[\s=;]/.test(sign) ? '_' : sign}`);
  }
  return parts.map((part) => part.replaceAll(/\s*=\s*/g, '='));
}
