import type { PropsWithChildren } from 'hono/jsx';
import { classNames } from './class-names.ts';

export type NoticeKind = 'plain' | 'warn' | 'seal' | 'done';

type Props = PropsWithChildren<{ kind?: NoticeKind; title?: string | undefined }>;

/** A remark with a bar at its left. `done` tells what was just saved; `seal` belongs to 支援会議 only. */
export function Notice({ kind = 'plain', title, children }: Props) {
  return (
    <div class={classNames('note', kind !== 'plain' && kind)} role={kind === 'done' ? 'status' : undefined}>
      {kind === 'seal' ? <span class="st seal">封</span> : null}
      {title === undefined ? null : <b>{title}</b>}
      {children}
    </div>
  );
}
