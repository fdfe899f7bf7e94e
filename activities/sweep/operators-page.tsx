import { render } from 'preact-render-to-string';

/** The mail about alarms as HTML: plain, without pictures, links or anything loaded from elsewhere. */
export function operatorsPage(parts: {
  readonly subject: string;
  readonly lines: readonly { readonly title: string; readonly since: string; readonly detail: string }[];
  readonly closing: readonly string[];
}): string {
  const page = render(
    <html lang="da">
      <head>
        <meta charset="utf-8" />
        <title>{parts.subject}</title>
      </head>
      <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em; overflow-wrap: anywhere">
        {parts.lines.map(({ title, since, detail }) => (
          <section>
            <h2 style="font-size: 18px; margin: 1.5em 0 0">{title}</h2>
            <p style="margin: 0">Siden {since}</p>
            <p>{detail}</p>
          </section>
        ))}
        <hr />
        {parts.closing.map((line) => (
          <p style="margin: 0">{line}</p>
        ))}
      </body>
    </html>,
  );
  return `<!doctype html>${page}`;
}
