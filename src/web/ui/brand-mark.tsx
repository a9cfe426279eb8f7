/** The mark: a lattice door, garden light, and boards to sit on. */
export function BrandMark() {
  return (
    <svg width="34" height="34" viewBox="0 0 34 34" aria-hidden="true" focusable="false">
      <g fill="none" stroke="#6A4A2F" stroke-width="2">
        <path d="M1 4h32M4 4v18M16 4v18M10 4v14M4 11h12M4 18h12" />
        <path d="M0 23.5h34" stroke-width="3" />
        <path d="M0 28h34M0 32h34" stroke-width="1.6" />
      </g>
      <circle cx="25" cy="14" r="4.5" fill="#1E5B47" />
    </svg>
  );
}
