/** What one had begun to write, per room and topic, kept in this browser. */
export class Drafts {
  get(_roomId: string, _topicId: string | null): string {
    return "";
  }
  set(_roomId: string, _topicId: string | null, _text: string): void {}
}

export const drafts = new Drafts();
