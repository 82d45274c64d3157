/** `GET /api/<proceedings>/:id/difference?from=3&to=9`: what two versions of a case say differently, field by field. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
import { z } from 'zod';
import { versionAt } from '../db/history.ts';
import { proceedingAt } from '../domain/acts.ts';
import { isSame } from '../domain/change.ts';
import { Moment } from '../domain/shapes/text.ts';
import { readable } from '../domain/visibility.ts';
import { caseFor } from './cases.ts';
import { actorIn } from './identity.ts';
import { unknownCase } from './problems.ts';
import { reply } from './reply.ts';

const At = z.union([z.coerce.number().int().min(1), Moment], '应当是版本号，或者 2026-03-02T01:00:00.000Z 那样的时刻');

/** `field`: only what lies in it, such as `scheme` or `scheme.services`. `to` is the version of now where it is left out. */
export const Difference = z.object({ from: At, to: At.optional(), field: z.string().max(200).optional() });

interface Differing {
  field: string;
  was?: unknown;
  is?: unknown;
}

/** More fields than this are not told: whoever needs them reads both versions. */
const fieldsMax = 1_000;

export function differenceRoutes(em: () => EntityManager): Router {
  return Router().get('/:proceedings/:id/difference', async (request, response) => {
    const { proceedings: path, id } = request.params as Record<'proceedings' | 'id', string>;
    const { from, to, field } = Difference.parse(request.query);
    const proceeding = proceedingAt(path);
    const actor = actorIn(response);
    const row = proceeding && (await caseFor(em(), proceeding, id, actor));
    if (!row) return reply(response, unknownCase());
    const was = await versionAt(em(), row.id, from);
    const is = to === undefined ? row.state : await versionAt(em(), row.id, to);
    if (!was || !is) return reply(response, unknownCase());
    const within = (state: object) => field?.split('.').reduce<unknown>(part, state) ?? (field ? undefined : state);
    const fields = differing(within(readable(was, actor)), within(readable(is, actor)), field ?? '');
    const body = { case: row.id, from: was.seq, to: is.seq, fields: fields.slice(0, fieldsMax) };
    reply(response, { status: 200, body });
  });
}

function part(whole: unknown, name: string): unknown {
  return isRecord(whole) && Object.hasOwn(whole, name) ? whole[name] : undefined;
}

/** Leaf by leaf; a list is one leaf. The version number, which always differs, is not told. */
function differing(was: unknown, is: unknown, field: string): Differing[] {
  if (isSame(was, is) || field === 'seq') return [];
  if (!isRecord(was) || !isRecord(is))
    return [{ field, ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) }];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return names.flatMap((name) => differing(part(was, name), part(is, name), field ? `${field}.${name}` : name));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
