/** The communities that one belongs to, and the one on screen. */
import type { CommunityCard } from "../api/shapes";

export class Communities {
  loaded = $state(false);
  list: CommunityCard[] = $state([]);
  current: CommunityCard | null = $state(null);

  choose(_id: string): void {}

  async load(): Promise<void> {}
}

export const communities = new Communities();
