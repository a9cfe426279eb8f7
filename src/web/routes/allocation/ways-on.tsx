import { Actions, LinkButton } from '#web/ui/button.tsx';

/** Nobody is left with an empty card: an activity of their own, a place to be looked for anew, the agenda of the town. */
export function WaysOn({ personId, name }: { personId: string; name: string }) {
  return (
    <Actions>
      <LinkButton href={`/connect/${personId}/compose`} label={`活動を組み立てる　${name}`}>
        活動を組み立てる
      </LinkButton>
      <LinkButton href={`/connect?person=${personId}`} kind="plain" label={`ひとりで探しなおす　${name}`}>
        ひとりで探しなおす
      </LinkButton>
      <LinkButton href="/gaps" kind="plain" label={`まちに足りないものとして見る　${name}`}>
        まちに足りないものとして見る
      </LinkButton>
    </Actions>
  );
}
