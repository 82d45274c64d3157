/** What releasing a wording for publication takes. */
import { z } from 'zod';
import { Sha256, Text } from './text.ts';

/** `wordingSha256`: as the refusal names it; another wording is another release. */
export const PublicationRelease = z.strictObject({ act: Text(60), wordingSha256: Sha256, reason: Text(2000) });
export type PublicationRelease = z.infer<typeof PublicationRelease>;

export const shapes = {
  releaseForPublication: PublicationRelease,
  releaseBan: PublicationRelease,
  releaseDecision: PublicationRelease,
};
