import type { Rule } from './types';

export const groups = ['OTHER', 'POOR', 'NEAR_POOR', 'ETHNIC_MINORITY', 'ISLAND_COMMUNE'] as const;
export const methods: Record<string, number> = { M1: 1, M3: 3, M6: 6, M12: 12 };

export type Quote = { amount: number } | { refused: 'no-rules' | 'below-floor' | 'above-ceiling'; bound?: number };

/** What a first payment of voluntary social insurance comes to by the rules of that day; the server counts again with the same rows.
 * Amounts are whole đồng and stay below 2^53; rates have few decimals, so they are counted in ten-thousandths. */
export function quote(rules: readonly Rule[], day: string, income: number, group: string, method: string): Quote {
  const on = (table: string, variant = ''): number | undefined => {
    const rule = rules.find((r) => r.table === table && r.variant === variant && r.from <= day && (!r.to || day <= r.to));
    return rule ? Number(rule.value) : undefined;
  };
  const [rate, floor, multiple, base] = [on('vsi-rate'), on('rural-poverty-line'), on('vsi-ceiling-multiple'), on('base-salary')];
  if (rate === undefined || floor === undefined || multiple === undefined || base === undefined) return { refused: 'no-rules' };
  if (income < floor) return { refused: 'below-floor', bound: floor };
  if (income > multiple * base) return { refused: 'above-ceiling', bound: multiple * base };

  const months = methods[method] ?? 1;
  const share = Math.max(on('support-rate', group) ?? 0, on('support-rate', 'OTHER') ?? 0);
  const parts = (value: number): number => Math.round(value * 10_000);
  const gross = half(income * parts(rate) * months, 10_000);
  const state = half(floor * parts(rate) * parts(share) * months, 100_000_000);
  const local = half(floor * parts(rate) * parts(Math.min(on('local-support-rate') ?? 0, 1 - share)) * months, 100_000_000);
  return { amount: gross - state - local };
}

// Half away from zero, as the law's amounts are rounded.
const half = (value: number, by: number): number => Math.floor(value / by + 0.5);
