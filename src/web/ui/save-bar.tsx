import { Actions, Button, LinkButton } from './button.tsx';

/** The one filled button of a form, and the way back without saving. */
export function SaveBar({
  save,
  back,
  stay = 'やめて、もどる',
}: {
  save: string;
  back: string;
  stay?: string;
}) {
  return (
    <div class="after-form">
      <Actions>
        <Button>{save}</Button>
        <LinkButton href={back} kind="plain">
          {stay}
        </LinkButton>
      </Actions>
    </div>
  );
}
