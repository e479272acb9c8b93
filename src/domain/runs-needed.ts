/**
 * How many more runs like this one the rest would take, or undefined if this one gives no measure. It answers
 * whoever wonders whether the budget is right for the list.
 */
export function runsNeeded({
  done,
  rest,
}: {
  readonly done: number;
  readonly rest: number;
}): number | undefined {
  return done === 0 || rest === 0 ? undefined : Math.ceil(rest / done);
}
