import type { PropsWithChildren } from 'hono/jsx';

/** `go` may begin, `warn` soon due or to be changed, `stop` needs a hand today. At most one a row. */
export type TagKind = 'plain' | 'go' | 'warn' | 'stop';

export function Tag({ kind = 'plain', children }: PropsWithChildren<{ kind?: TagKind }>) {
  return <span class={kind === 'plain' ? 'tag' : `tag ${kind}`}>{children}</span>;
}
