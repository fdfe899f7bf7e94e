import { isIPv4, isIPv6 } from 'node:net';

/** What an address of one kind has: its schemes, and which of its parts may stand in it, or must. */
interface AddressKind {
  readonly schemes: readonly string[];
  /** Name and password before the host. `user`: a name must stand there; `both`: both or neither. */
  readonly credentials?: 'user' | 'both';
  /** What stands behind the host. `name`: exactly one name, that of a database. */
  readonly path?: 'any' | 'name';
  /** What may be asked for behind a question mark: anything, or these names, once each, with these values if they are listed. */
  readonly query?: 'any' | Readonly<Record<string, readonly string[] | 'any'>>;
}

/** The kinds of address the service is given. */
export const ADDRESS_KINDS = {
  site: { schemes: ['https', 'http'] },
  page: { schemes: ['https'], path: 'any', query: 'any' },
  gateway: { schemes: ['https', 'http'], path: 'any' },
  heartbeat: { schemes: ['https', 'http'], path: 'any', query: 'any' },
  database: {
    schemes: ['postgres', 'postgresql'],
    credentials: 'user',
    path: 'name',
    // Anything else there would be another host, another user, or no check of the certificate.
    query: {
      sslmode: ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'],
      sslrootcert: 'any',
      sslcert: 'any',
      sslkey: 'any',
    },
  },
  mailServer: { schemes: ['smtps', 'smtp'], credentials: 'both' },
} as const satisfies Record<string, AddressKind>;

/**
 * How far away a host is. `here`: this machine. `near`: a name without a dot, as compose gives them, one in `.internal`, or an
 * address of a private network. `far`: anywhere else, so that others can read what goes there in the clear.
 */
export type Distance = 'here' | 'near' | 'far';

/** An address, taken apart. The host stands without brackets. */
export interface Address {
  readonly scheme: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly distance: Distance;
}

const SHAPE =
  /^(?<scheme>[a-z]+):\/\/(?:(?<credentials>[^/?#@]*)@)?(?<host>\[[^\]/?#@]*\]|[^/?#@:[\]]*)(?::(?<port>[^/?#@]*))?(?<path>\/[^?#]*)?(?:\?(?<query>[^#]*))?(?<fragment>#.*)?$/;

/**
 * Takes an address apart; `undefined` if it has none of the shape of one. Stricter than `URL`, which takes out line breaks,
 * turns backslashes round and puts in slashes that are not there.
 */
export function addressIn(text: string): Address | undefined {
  if (!/^[\x21-\x7e]+$/.test(text)) return undefined;
  const parts = SHAPE.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { scheme = '', credentials, host: written = '', port, path = '', query = '' } = parts;
  const host = written.replace(/^\[(.*)\]$/, '$1');
  if (!isHost(written) || (port !== undefined && !isPort(port))) return undefined;
  const [user, ...rest] = credentials?.split(':') ?? [];
  if (!isDecodable(credentials ?? '') || !isDecodable(path)) return undefined;
  return {
    scheme,
    user: user === '' ? undefined : user,
    password: rest.length === 0 || rest.join(':') === '' ? undefined : rest.join(':'),
    host,
    port: port === undefined ? undefined : Number(port),
    path,
    query: new URLSearchParams(query),
    distance: distanceOf(host),
  };
}

/** Everything that is wrong with an address as one of its kind, each as the end of a sentence. None of them repeats it. */
export function addressFaults(text: string, kind: AddressKind): string[] {
  if (!/^[\x21-\x7e]+$/.test(text)) {
    return ['has spaces or letters that no address has; a name with Danish letters is written as xn--…'];
  }
  const address = addressIn(text);
  if (address === undefined) return ['is no address: a scheme, ://, a host and perhaps a port'];
  return [
    ...(kind.schemes.includes(address.scheme)
      ? []
      : [`does not begin with ${kind.schemes.map((scheme) => `${scheme}://`).join(' or ')}`]),
    ...(isNowhere(address.host) ? ['names every address, and none in particular'] : []),
    ...credentialFaults(address, text, kind),
    ...pathFaults(address, kind),
    ...queryFaults(address, text, kind),
    ...(text.includes('#') ? ['has something behind a #'] : []),
  ];
}

/** What is wrong with `host:port`, as the end of a sentence; `undefined` if nothing is. */
export function endpointFault(text: string): string | undefined {
  const endpoint = endpointIn(text);
  if (endpoint === undefined) return 'is not a host and a port with a colon between them, and nothing else';
  return isNowhere(endpoint.host) ? 'names every address, and none in particular' : undefined;
}

/** Takes `host:port` apart; `undefined` if it is something else. */
export function endpointIn(
  text: string,
): { readonly host: string; readonly port: number; readonly distance: Distance } | undefined {
  const [, written = '', port = ''] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(text) ?? [];
  if (!isHost(written) || !isPort(port)) return undefined;
  const host = written.replace(/^\[(.*)\]$/, '$1');
  return { host, port: Number(port), distance: distanceOf(host) };
}

/** Whether a text is the name of a host, or an address of one; an IPv6 address stands with brackets or without. */
export function isHost(text: string): boolean {
  const bracketed = /^\[(.*)\]$/.exec(text)?.[1];
  if (bracketed !== undefined) return isIPv6(bracketed);
  if (isIPv4(text)) return true;
  if (text.length > 253) return false;
  const labels = text.split('.');
  // What ends in a number would be taken for an address in a strange spelling.
  return !/^(0x[\da-f]*|\d+)$/i.test(labels.at(-1) ?? '') && labels.every((label) => LABEL.test(label));
}

const LABEL = /^[a-z\d](?:[a-z\d_-]{0,61}[a-z\d])?$/i;

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function isNowhere(host: string): boolean {
  return /^(0\.\d+\.\d+\.\d+|[0:]+)$/.test(host);
}

function distanceOf(host: string): Distance {
  const name = host.toLowerCase();
  if (isIPv6(name)) return name === '::1' ? 'here' : /^f[cd]/.test(name) ? 'near' : 'far';
  if (isIPv4(name)) {
    const [first = 0, second = 0] = name.split('.').map(Number);
    if (first === 127) return 'here';
    const isPrivate =
      first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168);
    return isPrivate ? 'near' : 'far';
  }
  if (name === 'localhost' || name.endsWith('.localhost')) return 'here';
  return !name.includes('.') || name.endsWith('.internal') ? 'near' : 'far';
}

function credentialFaults({ user, password }: Address, text: string, { credentials }: AddressKind): string[] {
  if (credentials === undefined) return text.includes('@') ? ['has a name or a password in it'] : [];
  if (credentials === 'user') return user === undefined ? ['has no user'] : [];
  if ((user === undefined) === (password === undefined)) return [];
  return [user === undefined ? 'has a password without a user' : 'has a user without a password'];
}

function pathFaults({ path }: Address, kind: AddressKind): string[] {
  if (path.includes('://')) return ['has a second address glued to it'];
  if (kind.path === 'any') return [];
  if (kind.path === 'name') {
    return /^\/[\w-]+$/.test(path) ? [] : ['does not end in the name of one database'];
  }
  return path === '' || path === '/' ? [] : ['has a path behind the host'];
}

function queryFaults({ query }: Address, text: string, kind: AddressKind): string[] {
  const allowed = kind.query;
  if (allowed === 'any') return [];
  if (allowed === undefined) return text.includes('?') ? ['has something behind a question mark'] : [];
  const asked = [...query.keys()];
  const isKnown = [...query].every(([name, value]) => {
    const values = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    return values !== undefined && value !== '' && (values === 'any' || values.includes(value));
  });
  if (isKnown && new Set(asked).size === asked.length) return [];
  return [`may say nothing behind a question mark but ${Object.keys(allowed).join(', ')}, once each`];
}
