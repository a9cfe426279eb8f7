import type { Namesake } from '#use-cases/resources/find-namesakes.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { gap } from '#web/ui/gap.ts';

/** What is called the same already, to look at first; one tick says that this is another. */
export function Namesakes({
  namesakes,
  error,
}: {
  namesakes: readonly Namesake[];
  error: string | undefined;
}) {
  if (namesakes.length === 0) return null;
  return (
    <>
      <p class="card-text">同じ名まえの資源：</p>
      <ul>
        {namesakes.map(({ id, name, organizationName }) => (
          <li>
            <a href={`/town/resources/${id}`} target="_blank">
              {name}
            </a>
            {organizationName ? `${gap}${organizationName}` : null}
          </li>
        ))}
      </ul>
      <Checkboxes
        name="isAnother"
        label="見くらべて"
        unmarked
        choices={[{ value: 'yes', label: '別のものとして書く' }]}
        error={error}
      />
    </>
  );
}
