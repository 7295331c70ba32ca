/** Crowds that a message may call. A text that may call one is weighed by the server before it leaves. */

const CROWD =
  /@(?:\*\*[^*\n]+\|(?:all|here|(?:group|role|skill)-)|(?:tous|toutes|tout le monde|all|everyone|ici|here|comp[ée]tence|skill)(?![\p{L}\p{N}]))/iu;

export function mayCall(text: string): boolean {
  return text.includes("@") && CROWD.test(text);
}
