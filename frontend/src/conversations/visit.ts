/** Goes to an address of this application the way a link does: whoever follows its links follows this one. */
export function visit(path: string): void {
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  link.click();
  link.remove();
}
