/** What is said to those who hear the page: the name of a new screen, the state of the connection. */

class Announcer {
  text = $state("");

  /** Said once it is free to; the same words twice in a row are said again. */
  say(text: string): void {
    this.text = this.text === text ? `${text}\u00a0` : text;
  }
}

export const announcer = new Announcer();
