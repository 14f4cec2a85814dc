// Discord's own OpenAPI description as a judge of what a bot sends. It is no part of this project: where its file is not there, nothing is
// judged. Closed to unknown keys (as published a typo passes), and mended where it contradicts what Discord documents and does.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';

/** Beside the project, or where `DISCORD_OPENAPI` says. @returns undefined when there is no such file */
export function descriptionFile(): string | undefined {
  const named = process.env['DISCORD_OPENAPI'];
  const file = named ?? fileURLToPath(new URL('../../../shared/tools/discord-openapi.json', import.meta.url));
  return existsSync(file) ? file : undefined;
}

export type Description = {
  /** @param path as sent, without `/api/v10`. @returns words for everything that the description does not allow */
  readonly check: (method: string, path: string, body: unknown) => readonly string[];
};

const parts = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

export function readDescription(file: string): Description {
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) => close(mend(key, value)));
  const { paths } = parts.parse(document);
  const judge = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  formats.default(judge);
  for (const format of OWN_FORMATS) judge.addFormat(format, true);
  judge.addSchema(z.looseObject({}).parse(document), DOCUMENT);
  const routes = Object.keys(paths).map((path) => ({ path, pattern: patternOf(path) }));
  const compiled = new Map<string, ValidateFunction>();
  return {
    check(method, path, body) {
      const verb = method.toLowerCase();
      const fitting = routes.filter((route) => route.pattern.test(path) && paths[route.path]?.[verb] !== undefined);
      const [route] = fitting.toSorted((one, other) => variables(one.path) - variables(other.path));
      if (route === undefined) return [`${method} ${path} is not described`];
      const pointer = ['paths', route.path, verb, ...JSON_BODY].map(escapePointer).join('/');
      const validate = compiled.get(pointer) ?? judge.compile({ $ref: `${DOCUMENT}#/${pointer}` });
      compiled.set(pointer, validate);
      return validate(body) ? [] : mostTelling(validate.errors ?? []);
    },
  };
}

const DOCUMENT = 'https://discord.example/openapi';
const JSON_BODY = ['requestBody', 'content', 'application/json', 'schema'];
/** Formats of the description that JSON Schema does not know: the type beside them says enough. */
const OWN_FORMATS = ['int32', 'int64', 'double', 'nonce', 'snowflake'];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the description is wrong. Each line says what contradicts it. */
function mend(key: string, value: unknown): unknown {
  // Described as an integer alone. Discord's documentation names a string of digits, and answers with one.
  if (key === 'default_member_permissions') return { anyOf: [value, { type: 'string', pattern: '^[0-9]+$' }] };
  // discord.js sends both with every message of an interaction; Discord ignores them there, and the description does not know them.
  const isMessage = key === 'properties' && isRecord(value) && 'allowed_mentions' in value && 'embeds' in value;
  return isMessage ? { tts: { const: false }, enforce_nonce: { const: false }, ...value } : value;
}

function close(value: unknown): unknown {
  const isOpen =
    isRecord(value) && value['type'] === 'object' && 'properties' in value && !('additionalProperties' in value);
  return isOpen ? { ...value, additionalProperties: false } : value;
}

/** `/channels/{channel_id}/messages` fits any id. */
function patternOf(path: string): RegExp {
  const segments = path.split('/').map((part) => (part.startsWith('{') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${segments.join('/')}$`);
}

function variables(path: string): number {
  return path.split('{').length;
}

function escapePointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** A union that does not fit has complaints of every branch. Those of branches that another type of component takes are left out. */
function mostTelling(errors: readonly ErrorObject[]): readonly string[] {
  const others = new Set(errors.filter(isOfType).map((error) => branchOf(error, parentOf(error.instancePath))));
  const meant = errors.filter((error) => {
    const places = [error.instancePath, parentOf(error.instancePath)];
    return (
      !UNION.has(error.keyword) && !isOfType(error) && places.every((place) => !others.has(branchOf(error, place)))
    );
  });
  return (meant.length === 0 ? errors : meant).slice(0, 10).map(({ instancePath, message, params }) => {
    const extra: unknown = params['additionalProperty'];
    return `${instancePath === '' ? '/' : instancePath} ${message}${typeof extra === 'string' ? `: ${extra}` : ''}`;
  });
}

const UNION: ReadonlySet<string> = new Set(['oneOf', 'anyOf']);

function isOfType({ instancePath }: ErrorObject): boolean {
  return instancePath.endsWith('/type');
}

function parentOf(place: string): string {
  return place.slice(0, Math.max(place.lastIndexOf('/'), 0));
}

/** Which schema complains of what. Example: `…/schemas/ButtonComponentForMessageRequest/properties/label/maxLength`. */
const SCHEMA_NAME = /\/schemas\/(\w+)\//;

function branchOf({ schemaPath }: ErrorObject, place: string): string {
  return `${place} ${SCHEMA_NAME.exec(schemaPath)?.[1] ?? ''}`;
}
