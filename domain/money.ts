/** Money is whole fen; people read yuan. */
export function yuan(fen: number): string {
  return `${(fen / 100).toFixed(2)} 元`;
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
