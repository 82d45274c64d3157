/** What a route takes in its body and may be answered with, in the words of OpenAPI. */
import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import * as answers from './answer-shapes.ts';
import { statusOf } from './problem-types.ts';

export type Gives = Record<number, z.ZodType | 'nothing' | 'text/html' | 'bytes'>;

const bytes = z.string().meta({ format: 'binary' });

export function bodyOf(takes: z.ZodType | 'bytes' | undefined): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (!takes) return {};
  const content =
    takes === 'bytes' ? { 'application/octet-stream': { schema: bytes } } : { 'application/json': { schema: takes } };
  return { requestBody: { required: true, content } };
}

export function responsesOf(gives: Gives): ZodOpenApiOperationObject['responses'] {
  const one = (shape: Gives[number]) => {
    if (shape === 'nothing') return { description: '已办' };
    if (shape === 'text/html') return { description: '网页', content: { 'text/html': { schema: z.string() } } };
    if (shape === 'bytes') return { description: '文件', content: { 'application/octet-stream': { schema: bytes } } };
    return { description: '答复', content: { 'application/json': { schema: shape } } };
  };
  return Object.fromEntries(Object.entries(gives).map(([status, shape]) => [status, one(shape)]));
}

/** By status: several kinds share one. */
export function problemsOf(types: readonly (keyof typeof statusOf)[]): ZodOpenApiOperationObject['responses'] {
  const byStatus = Object.groupBy(types, (type) => statusOf[type]);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, kinds]) => {
      const content = { 'application/problem+json': { schema: answers.Problem } };
      return [status, { description: kinds!.join(', '), content }];
    }),
  );
}
