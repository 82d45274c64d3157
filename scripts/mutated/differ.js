/** A comparison that is flipped in one run: the number of the mutant says which. */
const flipped = Number(process.env.MUTANT ?? 0);
export const reached = new Set();

const compare = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

export function differ(id, was, becomes, a, b) {
  reached.add(id);
  return compare[id === flipped ? becomes : was](a, b);
}
