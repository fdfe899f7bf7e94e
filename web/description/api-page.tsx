import type { ComponentChildren } from 'preact';
import { Foot } from '../frame/foot.tsx';
import { footWords } from '../frame/page.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { shell } from '../frame/shell.tsx';

/** What the page reads of an OpenAPI description. */
export interface ApiDescription {
  readonly info: { readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface ApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  /** In Danish. */
  readonly summary: string;
  /** In English, in paragraphs. */
  readonly description: string;
  /** Empty if no key is asked for. */
  readonly security?: readonly unknown[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** The parts of a JSON Schema that the description uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
}

/** An operation with its path and method. */
interface Placed extends ApiOperation {
  readonly method: string;
  readonly path: string;
}

/** Where the description is for programs. */
const FOR_PROGRAMS = '/api/openapi.json';

/**
 * The description of the API for people: every operation with its fields, its answers and how to ask it with
 * curl.
 */
export function apiPage(description: ApiDescription, secretariat: Secretariat): string {
  const { info, servers, tags, paths, components } = description;
  const server = servers[0]?.url ?? '';
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
  return shell({
    language: 'da',
    title: 'API',
    skip: 'Gå til sidens indhold',
    languages: [],
    languagesLabel: '',
    isExercise: secretariat.isExercise,
    footer: (
      <>
        <p>
          Beskrivelsen til programmer: <a href={FOR_PROGRAMS}>{FOR_PROGRAMS}</a>
        </p>
        <Foot words={footWords('da')} secretariat={secretariat} statementLanguage="da" />
      </>
    ),
    children: (
      <>
        <p lang="en">{inCode(info.description)}</p>
        <p>
          API’et er på <code>{server}</code>. Nøglen sendes med som <code>Authorization: Bearer …</code>, hvor
          der ikke står andet.
        </p>
        <nav aria-label="Indhold">
          <ul>
            {tags.map(({ name, description: words }) => (
              <li>
                <a href={`#${name}`}>{words}</a>
              </li>
            ))}
            <li>
              <a href="#skemaer">Skemaer. Schemas.</a>
            </li>
          </ul>
        </nav>
        {tags.map(({ name, description: words }) => (
          <section>
            <h2 id={name}>{words}</h2>
            {operations
              .filter((operation) => operation.tags.includes(name))
              .map((operation) => (
                <Operation operation={operation} server={server} />
              ))}
          </section>
        ))}
        <section>
          <h2 id="skemaer">Skemaer. Schemas.</h2>
          {Object.entries(components.schemas).map(([name, schema]) => (
            <section>
              <h3 id={anchorOf(name)}>{name}</h3>
              <Shape schema={schema} />
            </section>
          ))}
        </section>
      </>
    ),
  });
}

function Operation({ operation, server }: { operation: Placed; server: string }) {
  const { operationId, method, path, summary, description, security, parameters, requestBody, responses } =
    operation;
  return (
    <article>
      <h3 id={operationId}>{summary}</h3>
      <p>
        <code>{`${method.toUpperCase()} ${path}`}</code>
      </p>
      {description.split('\n\n').map((paragraph) => (
        <p lang="en">{inCode(paragraph)}</p>
      ))}
      {security?.length === 0 && <p>Uden nøgle.</p>}
      <details>
        <summary>Felter, svar og eksempel</summary>
        {parameters.length > 0 && (
          <ul>
            {parameters.map(({ name, in: where, required, description: words, schema }) => (
              <li>
                <code>{name}</code> ({PLACES[where] ?? where}
                {required && ', skal være der'}): <code>{typeOf(schema, '')}</code>
                {words !== undefined && ` – ${words}`}
              </li>
            ))}
          </ul>
        )}
        {contentsOf(requestBody?.content).map(([type, schema]) => (
          <>
            <p>
              Sendes som <code>{type}</code>:
            </p>
            <Shape schema={schema} />
          </>
        ))}
        {Object.entries(responses).flatMap(([status, { description: words, content }]) =>
          status === 'default'
            ? []
            : [
                <p>
                  <code>{status}</code>: {words}
                </p>,
                ...contentsOf(content).map(([, schema]) => <Shape schema={schema} />),
              ],
        )}
        <p>
          Ellers et afslag: <a href={`#${anchorOf('Problem')}`}>Problem</a>.
        </p>
        <pre class="api-code" tabIndex={0}>
          {curlOf(operation, server)}
        </pre>
      </details>
    </article>
  );
}

const PLACES: Readonly<Record<string, string>> = {
  path: 'i adressen',
  query: 'efter ?',
  header: 'i hovedet',
};

function contentsOf(content: Content | undefined): [string, Schema][] {
  return Object.entries(content ?? {}).map(([type, { schema }]) => [type, schema]);
}

/** How to ask the operation by hand. */
function curlOf({ method, path, security, parameters, requestBody }: Placed, server: string): string {
  const [type] = Object.keys(requestBody?.content ?? {});
  const query = parameters
    .filter(({ in: where, required }) => where === 'query' && required)
    .map(({ name }) => `${name}={${name}}`)
    .join('&');
  return [
    `curl -X ${method.toUpperCase()} '${server}${path}${query === '' ? '' : `?${query}`}'`,
    ...(security?.length === 0 ? [] : [`-H 'Authorization: Bearer {nøgle}'`]),
    ...(type === undefined ? [] : [`-H 'Content-Type: ${type}'`, `--data-binary @{fil}`]),
  ].join(' \\\n  ');
}

/** The shape of what is sent or answered, one field per line. */
function Shape({ schema }: { schema: Schema }) {
  return (
    // What may be wider than the page can be scrolled with the keyboard too.
    <pre class="api-code" tabIndex={0}>
      {typeOf(schema, '')}
    </pre>
  );
}

/** A schema as TypeScript would write it; its names link to what they stand for. */
function typeOf(schema: Schema, indent: string): ComponentChildren {
  const { $ref, enum: values, anyOf, oneOf, type, items, properties, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return <a href={`#${anchorOf(name)}`}>{name}</a>;
  }
  if ('const' in schema) return JSON.stringify(schema.const);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
  const either = anyOf ?? oneOf;
  if (either !== undefined) return separated(either.map((one) => typeOf(one, indent)));
  if (items !== undefined) return ['list of ', typeOf(items, indent)];
  if (properties !== undefined) {
    const within = `${indent}  `;
    return ['{\n', Object.entries(properties).map((field) => fieldOf(field, schema, within)), `${indent}}`];
  }
  if (typeof additionalProperties === 'object') return ['{ … : ', typeOf(additionalProperties, indent), ' }'];
  return type === undefined ? 'anything' : [type].flat().join(' | ');
}

function fieldOf([name, schema]: [string, Schema], { required = [] }: Schema, indent: string) {
  const said = [...limitsOf(schema), schema.description].filter(Boolean).join('; ');
  return [
    `${indent}${name}${required.includes(name) ? '' : '?'}: `,
    typeOf(schema, indent),
    ...(said === '' ? [] : [<span class="api-note">{`  // ${said}`}</span>]),
    '\n',
  ];
}

function limitsOf(schema: Schema): string[] {
  const { format, minimum, maximum, maxLength, minItems, maxItems, examples, default: given } = schema;
  const isTold = (limit: number | undefined) =>
    limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  return [
    ...(format === undefined ? [] : [format]),
    ...(isTold(minimum) ? [`at least ${minimum}`] : []),
    ...(isTold(maximum) ? [`at most ${maximum}`] : []),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(minItems === undefined ? [] : [`at least ${minItems} in the list`]),
    ...(maxItems === undefined ? [] : [`at most ${maxItems} in the list`]),
    ...(given === undefined ? [] : [`${JSON.stringify(given)} where left out`]),
    ...(examples === undefined ? [] : [`such as ${examples.map((one) => JSON.stringify(one)).join(', ')}`]),
  ];
}

function separated(parts: readonly ComponentChildren[]): ComponentChildren[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [' | ', part]));
}

function anchorOf(name: string): string {
  return `skema-${name}`;
}

/** Shows what stands between backticks as code. */
function inCode(text: string): ComponentChildren[] {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>));
}
