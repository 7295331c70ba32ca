/** A question while it is being written, and what is wrong with it. */
import type { PollCard, PollKind } from "../../api/shapes";
import { t } from "../../i18n";
import type { NewPoll } from "../../polls/polls.svelte";

export const MOST_OPTIONS = 20;
const SHORTEST = 5 * 60_000;
const LONGEST = 366 * 24 * 3_600_000;

export class PollDraft {
  question = $state("");
  options = $state(["", ""]);
  kind: PollKind = $state("single");
  most = $state("");
  anonymous = $state(false);
  adding = $state(false);
  results: PollCard["results"] = $state("always");
  /** As a field of date and hour has it. */
  closes = $state("");
  tried = $state(false);
  /** Sent again, it is asked once. */
  readonly clientId = crypto.randomUUID();

  readonly filled = $derived(this.options.map((one) => one.trim()).filter(Boolean));

  get noQuestion(): string | null {
    return this.tried && !this.question.trim() ? t("polls.questionNeeded") : null;
  }

  get tooFew(): string | null {
    return this.tried && this.filled.length < 2 ? t("polls.optionsNeeded") : null;
  }

  /** What is wrong with the answer at `nth`: it is there before. */
  twice(nth: number): string | null {
    const own = fold(this.options[nth] ?? "");
    const before = this.options.slice(0, nth).some((one) => fold(one) === own);
    return own && before ? t("polls.optionTwice") : null;
  }

  get wrongMost(): string | null {
    if (this.kind === "single" || this.most === "") return null;
    const number = Number(this.most);
    const highest = this.adding ? MOST_OPTIONS : this.filled.length;
    const good = Number.isInteger(number) && number >= 2 && number <= highest;
    return this.tried && !good ? t("polls.mostWrong") : null;
  }

  get wrongClosing(): string | null {
    if (!this.closes) return null;
    const away = new Date(this.closes).getTime() - Date.now();
    return this.tried && !(away >= SHORTEST && away <= LONGEST) ? t("polls.closesWrong") : null;
  }

  check(): boolean {
    this.tried = true;
    return !(
      this.noQuestion ||
      this.tooFew ||
      this.wrongMost ||
      this.wrongClosing ||
      this.options.some((_, nth) => this.twice(nth))
    );
  }

  whole(): NewPoll {
    return {
      question: this.question.trim(),
      options: this.filled,
      client_id: this.clientId,
      kind: this.kind,
      most: this.kind === "single" || this.most === "" ? null : Number(this.most),
      anonymous: this.anonymous,
      adding: this.adding,
      results: this.anonymous ? null : this.results,
      closes_at: this.closes ? new Date(this.closes).toISOString() : null,
    };
  }
}

const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .trim()
    .toLocaleLowerCase();
