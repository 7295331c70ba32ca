// Going to a screen, and waiting until it is whole.

/** Goes to a screen and waits until it is whole: its title, its content, its pictures and letters. */
export async function visit(person, { path, act }) {
  const { page } = person;
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
  if (path.startsWith("/salons/") && !path.endsWith("nulle-part")) await person.hasOpened();
  await settled(page);
  await act?.(page);
  await settled(page);
  await still(page);
}

/** Its letters are there and nothing moves or fades any more. */
export async function still(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  });
}

/** Nothing is on its way any more; older messages that nobody has asked for keep their place in the timeline. */
async function settled(page) {
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true], nav .skeleton, .home .skeleton"));
}
