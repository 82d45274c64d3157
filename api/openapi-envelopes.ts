/** The routes of the envelopes, as the document of the API tells them. */
import { z } from 'zod';
import type { Route } from './openapi.ts';

const Envelopes = z.strictObject({
  purchase: z.string(),
  envelopes: z.array(z.strictObject({ sha256: z.string(), bytes: z.int(), handedOut: z.boolean(), link: z.string() })),
});

export const envelopeOperations: readonly Route[] = [
  [
    'get',
    '/api/procurements/{id}/envelopes',
    '提交截止之后，密钥的持有人取用密封信封：列表，不载明是谁的',
    { 200: Envelopes },
    { problems: ['unknown', 'forbidden', 'refused'] },
  ],
  [
    'get',
    '/api/procurements/{id}/envelopes/{sha256}',
    '提交截止之后，密钥的持有人取用密封信封：下载',
    { 200: 'bytes' },
    { problems: ['unknown', 'forbidden', 'refused', 'damaged'] },
  ],
];
