/** The files of a message that is being written; what handles them is fetched with the first. */
import type { Id } from "../../api/shapes";
import type { Composing } from "../../files/composing.svelte";
import { type FilesModule, fetchFiles } from "../../files/fetched";

export class Carried {
  all = $state.raw<FilesModule | null>(null);
  files = $state.raw<Composing | null>(null);

  /** `place`: by what they are found again after another room, or a reload. */
  constructor(
    private readonly room: Id,
    private readonly place: string,
  ) {}

  get count(): number {
    return this.files?.list.length ?? 0;
  }

  with(act: (files: Composing) => unknown): void {
    void fetchFiles().then((fetched) => {
      this.all = fetched;
      this.files ??= fetched.composing(this.room, this.place);
      act(this.files);
    });
  }

  /** Takes the files that are dropped or pasted. */
  take(event: Event, given: DataTransfer | null): void {
    if (!given?.types.includes("Files")) return;
    event.preventDefault();
    const list = [...given.files];
    if (list.length) this.with((held) => held.add(list));
  }
}
