/** docker-compose.yml as Docker would read it, with the variables of a `.env`, as far as ours uses it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  restart?: string;
  ports?: string[];
}

export const root = fileURLToPath(new URL('../', import.meta.url));

/** `${NAME}`, `${NAME:-else}` and `${NAME:?why}`. */
export function substituted(text: string, env: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, sign?: string, more?: string) => {
    if (env[name]) return env[name];
    if (sign === '?') throw new Error(`${name} is not set: ${more}`);
    return sign === '-' ? more! : '';
  });
}

export function services(env: Record<string, string>): Record<string, Service> {
  const text = substituted(readFileSync(join(root, 'docker-compose.yml'), 'utf8').replace(/^\s*#.*$/gm, ''), env);
  const read = parse(text, { merge: true }) as { services: Record<string, Service> };
  return Object.fromEntries(
    Object.entries(read.services).map(([name, service]) => {
      const told = Object.entries(service.environment ?? {}).map(([key, value]) => [key, String(value ?? '')]);
      return [name, { ...service, environment: Object.fromEntries(told) }];
    }),
  );
}

/** The variables of `.env.example`, each with the value it has there. */
export function exampleEnv(): Record<string, string> {
  const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => [/^([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3)].filter((one) => one !== undefined)),
  );
}

/** Where a path inside a container lies outside it. */
export function mounted({ volumes = [] }: Service, inside: string): string {
  const mount = volumes.map((one) => one.split(':')).find(([, target]) => target === inside);
  if (!mount) throw new Error(`nothing is mounted at ${inside}`);
  return resolve(root, mount[0]!);
}

/** The file and all of ours that it loads, by their paths in the project. */
export function loadedBy(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(root, file), 'utf8');
  for (const [, from] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm)) {
    const target = join(dirname(file), from!);
    if (existsSync(join(root, target))) loadedBy(target, seen);
  }
  return [...seen];
}

/** The variables that a file reads, where it has to do with the environment at all. */
export function variablesIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  if (!/\benv\b/.test(text)) return [];
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const read = [...code.matchAll(/\benv(?:\.|\[')([A-Z][A-Z_]+)/g), ...code.matchAll(/'([A-Z]+(?:_[A-Z]+)+|PORT)'/g)];
  const taken = [...code.matchAll(/const \{([^}]*)\} = (?:process\.)?env\b/g)].flatMap(([, names]) => [
    ...names!.matchAll(/\b([A-Z][A-Z_]+)\b/g),
  ]);
  return [...new Set([...read, ...taken].map(([, name]) => name!))];
}
