/** Sign-in attempts that cost nothing, the longest wait, and the quiet time after which counting begins again. */
export interface ThrottleRule {
  readonly free: number;
  readonly maxSeconds: number;
  readonly forgetSeconds: number;
}

/** One account: a person mistypes a few times. One address: a whole office may stand behind it. */
export const THROTTLE = {
  account: { free: 4, maxSeconds: 900, forgetSeconds: 3_600 },
  address: { free: 30, maxSeconds: 900, forgetSeconds: 3_600 },
} as const satisfies Record<string, ThrottleRule>;

/** Seconds to wait after the nth attempt in a row that did not succeed: nothing, then 1, 2, 4 … up to the most. */
export function delaySeconds(rule: ThrottleRule, attempts: number): number {
  return attempts <= rule.free ? 0 : Math.min(2 ** (attempts - rule.free - 1), rule.maxSeconds);
}
