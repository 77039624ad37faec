/** A shelf that is nearly empty, and the lamp is on. */
export const ShelfAndLamp = () => (
  <svg viewBox="0 0 132 84" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden>
    <path className="text-hue-soft" fill="currentColor" stroke="none" d="M92 28 70 72h58L106 28z" />
    <path className="text-line" d="M4 72h124" strokeWidth="2" />
    <path className="text-soft" d="M22 71V38h9v33m0-26h7v26m5 .5 10-30 7.5 2.5-9.5 27.5M99 71V22m-10 49h20" strokeLinejoin="round" />
    <path className="text-hue" d="m91 28 4-14h8l4 14z" fill="currentColor" strokeLinejoin="round" />
  </svg>
);
