/** The books of the treasury, which are the judge of money: what was paid and what was sent back, by instruction. */
export interface Movement {
  instruction: string;
  payment: string;
  amountFen: number;
  outcome: 'paid' | 'returned' | 'pending';
}

export type Books = () => Promise<Movement[]>;

const answersWithinMs = 10_000;
const triesMax = 30;
const tryAgainMs = 1_000;

/** Asked of the treasury itself, which keeps them apart from us. */
export function booksOf(addresses: Readonly<Record<string, string | undefined>>): Books {
  const { TREASURY_ADDRESS: address, TREASURY_SECRET: secret } = addresses;
  if (!address || !secret) throw new Error('the machine has no treasury that could be asked');
  return () => asked(address, secret);
}

interface Standing {
  instruction: string;
  payment: string;
  amountFen: number;
}

/** It may have been killed just now, and be on its way up. */
async function asked(address: string, secret: string): Promise<Movement[]> {
  for (let tries = 1; ; tries++) {
    try {
      const headers = { authorization: `Bearer ${secret}` };
      const answer = await fetch(`${address}/books`, { headers, signal: AbortSignal.timeout(answersWithinMs) });
      if (!answer.ok) throw new Error(`the treasury does not show its books: ${answer.status}`);
      const { debits, returns, lying } = (await answer.json()) as Record<'debits' | 'returns' | 'lying', Standing[]>;
      return [...as(debits, 'paid'), ...as(returns, 'returned'), ...as(lying, 'pending')];
    } catch (error) {
      if (tries === triesMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, tryAgainMs));
    }
  }
}

function as(standings: readonly Standing[], outcome: Movement['outcome']): Movement[] {
  return standings.map(({ instruction, payment, amountFen }) => ({ instruction, payment, amountFen, outcome }));
}
