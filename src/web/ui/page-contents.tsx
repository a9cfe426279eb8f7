import type { PropsWithChildren } from 'hono/jsx';
import { Section } from './section.tsx';

export type PlaceOnPage = { id: string; label: string };

/** この頁のなか: the sections of a long form, beside it where there is room and above it on a phone. */
export function PageContents({ places, children }: PropsWithChildren<{ places: readonly PlaceOnPage[] }>) {
  return (
    <Section title="この頁のなか" class="contents">
      <ul>
        {places.map(({ id, label }) => (
          <li>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
      {children}
    </Section>
  );
}
