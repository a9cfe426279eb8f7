import type { PaperKind } from '#documents/papers.ts';
import { paperKinds } from '#documents/papers.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { paperPath } from './asked-paper.ts';

type Props = { personId: string; kind: PaperKind; of?: string | undefined; month?: string };

/** From the page where something is written to the paper it becomes: to print it, or as PDF. */
export function PaperLink({ personId, kind, of, month }: Props) {
  return (
    <LinkButton href={paperPath(personId, kind, of, '', month)}>
      印刷・PDF<span class="vh">　{paperKinds[kind].title}</span>
    </LinkButton>
  );
}
