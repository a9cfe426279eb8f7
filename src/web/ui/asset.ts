let manifest: Readonly<Record<string, string>> = {};

/** Set once at start from dist/static/manifest.json: plain name → name with a hash of the content. */
export function setAssetManifest(record: Readonly<Record<string, string>>): void {
  manifest = record;
}

/** The address of a built file. Without a manifest (tests) the plain name stands. */
export function asset(name: string): string {
  return `/static/${manifest[name] ?? name}`;
}
