/** The mark: a line of life that takes a step up and goes on. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#2B4BC8" />
      <path d="M6 20.5h5.2c2.6 0 3.2-9 6-9s2.6 9 6 9H26" fill="none" stroke="#fff" strokeWidth="2.8" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="26" cy="11.5" r="2.6" fill="#7FE3B5" />
    </svg>
  );
}
