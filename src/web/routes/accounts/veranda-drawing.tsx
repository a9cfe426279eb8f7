/** The line drawing of a veranda: paper doors, boards, the tree and the stepping stone. */
export function VerandaDrawing() {
  return (
    <svg viewBox="0 0 560 330" role="img" aria-label="縁側の線画。障子、板の間、庭の木と沓脱石">
      <g fill="none" stroke="#6A4A2F" stroke-width="2" stroke-linecap="square">
        <path d="M0 14h560M0 26h560" stroke-width="3" />
        <rect x="22" y="40" width="86" height="176" fill="#fff" />
        <path d="M50.7 40v132" stroke-width="1" />
        <path d="M79.3 40v132" stroke-width="1" />
        <path d="M22 73h86" stroke-width="1" />
        <path d="M22 106h86" stroke-width="1" />
        <path d="M22 139h86" stroke-width="1" />
        <path d="M22 172h86" stroke-width="1" />
        <path d="M22 172h86" stroke-width="2" />
        <rect x="112" y="40" width="86" height="176" fill="#fff" />
        <path d="M140.7 40v132" stroke-width="1" />
        <path d="M169.3 40v132" stroke-width="1" />
        <path d="M112 73h86" stroke-width="1" />
        <path d="M112 106h86" stroke-width="1" />
        <path d="M112 139h86" stroke-width="1" />
        <path d="M112 172h86" stroke-width="1" />
        <path d="M112 172h86" stroke-width="2" />
        <path d="M10 26v194M208 26v194M548 26v194" stroke-width="5" />
      </g>
      <g fill="none" stroke="#1E5B47" stroke-width="2">
        <path d="M212 196c70-8 130-14 190-10s100 4 144-2" />
      </g>
      <g fill="#E6F0E9" stroke="#1E5B47" stroke-width="2">
        <ellipse cx="446" cy="84" rx="52" ry="15" />
        <ellipse cx="412" cy="112" rx="40" ry="12" />
        <ellipse cx="484" cy="118" rx="38" ry="11" />
        <ellipse cx="440" cy="140" rx="30" ry="9" />
      </g>
      <path
        d="M440 186c8-30-6-52 2-76 3-10 4-18 4-26M442 122c-10-2-18-6-26-10M444 128c12-2 24-6 34-10"
        fill="none"
        stroke="#6A4A2F"
        stroke-width="4"
      />
      <path
        d="M268 192c4-18 34-20 42-2zM316 190c5-10 22-10 26-1z"
        fill="#F3ECE0"
        stroke="#7F7566"
        stroke-width="2"
      />
      <g fill="none" stroke="#6A4A2F">
        <path d="M0 220h560" stroke-width="5" />
        <path d="M0 234h560M0 250h560M0 268h560" stroke-width="1.5" />
        <path d="M0 288h560" stroke-width="4" />
        <path d="M130 220v14M360 234v16M210 250v18M470 250v18M90 268v20M330 268v20" stroke-width="1.5" />
      </g>
      <g stroke="#6A4A2F" stroke-width="2">
        <rect x="252" y="206" width="76" height="12" rx="5" fill="#E6F0E9" />
        <rect x="392" y="206" width="76" height="12" rx="5" fill="#F3ECE0" />
      </g>
      <g fill="#fff" stroke="#6A4A2F" stroke-width="2">
        <path d="M342 204h12l-2 14h-8zM364 204h12l-2 14h-8z" />
      </g>
      <path
        d="M286 326c-4-22 8-30 40-30h60c34 0 44 10 40 30"
        fill="#F3ECE0"
        stroke="#7F7566"
        stroke-width="2"
      />
      <path d="M0 326h560" stroke="#7F7566" stroke-width="2" />
    </svg>
  );
}
