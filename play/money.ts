/** Whole fen as people read them. */

/** `38401800` is `384,018.00 元`: made of digits, so that no fen is lost in a fraction. */
export function money(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)} 元`;
}
