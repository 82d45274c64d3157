/** A tape as a payment takes it over from its procurement. */
import { z } from 'zod';
import { Fen, LineNumber, Text } from './text.ts';

const mostFen = 1_000_000_000_000;

const Step = z.strictObject({
  clause: Text(60),
  what: Text(2000),
  inputs: z.record(Text(100), Text(100)),
  rounding: z.enum(['exact', 'halfUp', 'down']),
  fen: z.int().min(-mostFen).max(mostFen),
});

export const Tape = z.strictObject({
  steps: z.record(LineNumber, Step),
  grossFen: Fen,
  recoveredFen: Fen,
  deductedFen: Fen,
  payableFen: Fen,
  unmetFen: Fen,
});
