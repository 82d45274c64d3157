/** Moments as a case file writes them, and as the system does. */
import type { Instant } from '../domain/time.ts';

const zone = '+08:00';

/** `2025-03-03 09:00` in China, in UTC. */
export function instantOf(text: string): Instant {
  return new Date(`${text.replace(' ', 'T')}:00${zone}`).toISOString();
}
