/** A form on a page, as somebody without a script sees it. */
export interface SeenForm {
  readonly action: string;
  readonly button: string;
  /** What stands in its fields, by their names. */
  readonly fields: Readonly<Record<string, string>>;
  /** The field in which a file can be chosen, if there is one. */
  readonly fileField?: string | undefined;
}

/** A page somebody has opened. */
export interface SeenPage {
  readonly status: number;
  readonly title: string;
  /** What one reads, without tags, on one line. */
  readonly text: string;
  readonly html: string;
  readonly forms: readonly SeenForm[];
}

/** Somebody with a browser that runs no scripts and keeps nothing, at the pages of a service. */
export class Visitor {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens a page by its path, or by a link to the service. */
  async opens(link: string): Promise<SeenPage> {
    return seen(await fetch(this.#at(link), { headers: { 'accept-language': 'da' } }));
  }

  /**
   * Presses a form's button, with what is filled in beside what stands there, and a file if one is chosen.
   */
  async presses(
    page: SeenPage,
    button: string,
    filledIn: Readonly<Record<string, string>> = {},
    file?: File,
  ): Promise<SeenPage> {
    const form = page.forms.find((one) => one.button === button);
    if (form === undefined) {
      throw new Error(
        `No button “${button}” on “${page.title}”: ${page.forms.map((one) => one.button).join(', ')}`,
      );
    }
    const fields = { ...form.fields, ...filledIn };
    if (form.fileField === undefined) return this.sends(form.action, fields);
    const parts = new FormData();
    for (const [name, value] of Object.entries(fields)) parts.append(name, value);
    // If no file is chosen, a browser sends one without a name and with nothing in it.
    parts.append(form.fileField, file ?? new File([], ''));
    return this.sends(form.action, parts);
  }

  /** Sends fields, or a form in parts, to a path, and follows to where that leads. */
  async sends(path: string, fields: Readonly<Record<string, string>> | FormData): Promise<SeenPage> {
    const sent = await fetch(this.#at(path), {
      method: 'POST',
      body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      redirect: 'manual',
      headers: { 'accept-language': 'da' },
    });
    const location = sent.headers.get('location');
    return sent.status === 303 && location !== null ? this.opens(location) : seen(sent);
  }

  #at(link: string): string {
    return `${this.#url}${link.replace(/^https?:\/\/[^/]+/, '').replaceAll('&amp;', '&')}`;
  }
}

async function seen(response: Response): Promise<SeenPage> {
  const html = await response.text();
  return {
    status: response.status,
    html,
    title: textIn(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''),
    text: textIn(/<main.*<\/main>/s.exec(html)?.[0] ?? html),
    forms: [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', body = '']) => ({
      action: attribute(head, 'action'),
      button: textIn(/<button[^>]*>(.*?)<\/button>/s.exec(body)?.[1] ?? ''),
      fields: fieldsIn(body),
      fileField: fileFieldIn(head, body),
    })),
  };
}

function fieldsIn(body: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, input = ''] of body.matchAll(/<input([^>]*)>/g)) {
    if (/type="file"/.test(input)) continue;
    const isChoice = /type="(radio|checkbox)"/.test(input);
    if (!isChoice || /\schecked/.test(input)) fields[attribute(input, 'name')] = attribute(input, 'value');
  }
  for (const [, head = '', options = ''] of body.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option([^>]*\sselected[^>]*)>/.exec(options)?.[1] ?? '';
    fields[attribute(head, 'name')] = attribute(chosen, 'value');
  }
  return fields;
}

/** A file goes along only with a form that is sent in parts. */
function fileFieldIn(head: string, body: string): string | undefined {
  const input = /<input[^>]*type="file"[^>]*>/.exec(body)?.[0];
  const inParts = attribute(head, 'enctype') === 'multipart/form-data';
  return inParts && input !== undefined ? attribute(input, 'name') : undefined;
}

function attribute(tag: string, name: string): string {
  return textIn(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function textIn(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
