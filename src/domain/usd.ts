/** Apart from the schemas of the other units: an idle run shows money, and loads no schema. */
export const NANO_PER_USD = 1_000_000_000;
