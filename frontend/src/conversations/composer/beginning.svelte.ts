/** What is begun from the composer with a slash or from its menu. */
import type { Composing } from "../../files/composing.svelte";
import { t } from "../../i18n";
import type { MenuEntry } from "../../shared/Menu.svelte";
import { drafts } from "../drafts.svelte";
import type { Pane } from "../pane.svelte";
import { commandNamed, commandsHere, type SlashCommand, typedCommand } from "./commands";
import type { Written } from "./written.svelte";

export class Beginning {
  /** What begins like a command and is none: said once, sent as it is by the next Enter. */
  unknown = $state("");
  readonly hint: string = $derived.by(() => (this.unknown ? t("writing.noCommand") : ""));
  readonly entries: MenuEntry[] = $derived.by(() =>
    commandsHere(this.pane).map((one) => ({
      label: one.label(),
      hint: one.hint(),
      icon: one.icon,
      act: () => this.run(one),
    })),
  );

  constructor(
    private readonly pane: Pane,
    private readonly written: Written,
    private readonly insert: (text: string) => void,
    private readonly files: () => Composing | null,
  ) {}

  run(command: SlashCommand, text = this.written.text.trim()): void {
    const { pane, written, insert } = this;
    written.begin(text);
    written.save();
    drafts.flush();
    const clear = (): void => {
      pane.replyTo = null;
      written.clear();
    };
    const replace = (given: string): void => {
      written.begin(given);
      written.save();
      pane.focusComposer();
    };
    command.run({ pane, text, files: this.files(), insert, replace, clear });
  }

  /** Begins the command that the text is; a text that is none is sent. */
  submit(text: string, send: () => void): void {
    const typed = text === this.unknown ? null : typedCommand(text);
    const command = typed && commandNamed(typed.name, this.pane);
    if (command) this.run(command, typed.rest);
    else if (typed) this.unknown = text;
    else send();
  }
}
