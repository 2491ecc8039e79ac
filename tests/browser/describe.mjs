// The archivist's day: describing, arranging and changing many, each by keyboard alone, and two
// people at one description.
//
//   APERTA_ACCOUNT, APERTA_PASSWORD     an archivist, TOP SECRET
//   APERTA_COLLEAGUE, ..._PASSWORD      another
import { check, need, nothing_found, shot, sign_in, the_end, visitor, want } from "./person.mjs";

const archivist = { account: need("APERTA_ACCOUNT"), password: need("APERTA_PASSWORD") };
const colleague = { account: need("APERTA_COLLEAGUE"), password: need("APERTA_COLLEAGUE_PASSWORD") };
const file = "/units/VSSE/OC/0002";

const page = await visitor();
await sign_in(page, archivist, "/series?language=nl");

// Presses Tab until what has the focus fits; a person without a mouse has no other way.
async function tab_to(fits, what, most = 400) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await page.evaluate(fits)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${what}`);
}
const focused = (selector) => `document.activeElement.matches(${JSON.stringify(selector)})`;
async function ready(path) {
  await page.waitForURL(path);
  await page.waitForSelector("#show-keys:not([hidden])");
}
async function order() {
  return page.locator("tr[data-reference]").evaluateAll((rows) => rows.slice(0, 4).map((row) => row.dataset.reference));
}

await check("keyboard only: a description is edited with e, saved with Ctrl+S, and stands in its history", async () => {
  await page.goto(file);
  await page.waitForSelector("#show-keys:not([hidden])");
  await page.keyboard.press("e");
  await ready(`**${file}/edit`);
  await tab_to(focused("#field-note\\.nl"), "the note");
  await page.keyboard.type("Twee bladen ontbreken.");
  await page.keyboard.press("Control+s");
  await ready(`**${file}`);
  want((await page.locator("main").innerText()).includes("Twee bladen ontbreken."), "the note is not shown");
  await page.goto(`${file}/history`);
  want((await page.locator(".change").first().innerText()).includes("Twee bladen ontbreken."), "not in the history");
});

await check("keyboard only: the change is put back from the history", async () => {
  await tab_to(focused(".change:first-of-type button"), "the first change's button");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".change").length >= 2);
  await page.goto(file);
  want(!(await page.locator("main").innerText()).includes("Twee bladen"), "the note is still there");
});

await check("two people at one description: the second gets 409, sees both texts, merges, nothing is lost", async () => {
  const other = await visitor();
  await sign_in(other, colleague, `${file}/edit?language=fr`);
  await page.goto(`${file}/edit`);
  await page.fill("#field-note\\.nl", "tekst van de eerste");
  await page.click("form.description button.main");
  await ready(`**${file}`);
  await other.fill("#field-note\\.nl", "texte du second");
  await other.fill("#field-note\\.fr", "ajout du second");
  const [answer] = await Promise.all([
    other.waitForResponse((each) => each.request().method() === "POST"),
    other.click("form.description button.main")]);
  want(answer.status() === 409, `status ${answer.status()}`);
  const seen = await other.locator("main").innerText();
  want(seen.includes("tekst van de eerste"), "the first text is not shown");
  want(await other.inputValue("#field-note\\.nl") === "texte du second", "the second text was lost");
  await shot(other, "conflict");
  await nothing_found(other);
  await other.check("input[name='take.note.nl']");
  await other.click("form.description button.main");
  await other.waitForURL(`**${file}`);
  const kept = await other.locator("main").innerText();
  want(kept.includes("tekst van de eerste") && kept.includes("ajout du second"), kept);
  await other.goto(`${file}/history`);
  want(await other.locator(".change").count() >= 4, "not every change is in the history");
  await other.context().close();
});

await check("keyboard only: a line moves down and up again with Alt and the arrows, and keeps the focus", async () => {
  await page.goto("/units/VSSE/OC/arrange");
  await page.waitForSelector("#show-keys:not([hidden])");
  const before = await order();
  await page.keyboard.press("j");
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForURL((url) => url.search.includes("moved=1"));
  await page.waitForFunction((first) => document.activeElement.textContent === first, before[0]);
  want((await order())[1] === before[0], "it did not move down");
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForFunction((first) => document.querySelector("tr[data-reference]")?.dataset.reference === first, before[0]);
});

await check("keyboard only: chosen lines move before another, and the move is taken back", async () => {
  await page.goto("/units/VSSE/OC/arrange");
  const before = await order();
  await tab_to(focused(`input[name="unit.${before[2]}"]`), "the third tick");
  await page.keyboard.press("Space");
  await tab_to(focused("#field-before"), "the field");
  await page.keyboard.type(before[0]);
  await tab_to(focused("button[name=move]"), "the button");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.search.includes("batch="));
  want((await order())[0] === before[2], "it did not move");
  await shot(page, "arranged");
  await nothing_found(page);
  await tab_to(focused(".said button"), "the way back");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/arrange");
  want((await order()).join() === before.join(), "it was not taken back");
});

await check("keyboard only: renumbering is shown, done, and an old code still leads to its unit", async () => {
  await page.goto("/units/VSSE/SRU/renumber");
  await tab_to(focused("#field-digits"), "the digits");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.search.includes("digits=5"));
  await shot(page, "renumbering");
  await tab_to("document.activeElement.matches('form[method=post] button.main')", "the button");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname.endsWith("/arrange") && url.search.includes("moved="));
  want((await order())[0] === "VSSE/SRU/00001", (await order())[0]);
  await page.goto("/units/VSSE/SRU/0001");
  want(page.url().endsWith("/units/VSSE/SRU/00001"), page.url());
});

await check("keyboard only: many are changed as a job that can be taken back", async () => {
  await page.goto("/units/VSSE/OC/bulk?field=note.de&mode=set&text=Gesehen&level=file");
  await shot(page, "bulk-preview");
  await nothing_found(page);
  await tab_to("document.activeElement.matches('form[method=post] button.main')", "the button");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/jobs/*");
  await page.waitForSelector(".job[data-state='done']", { timeout: 60000 });
  await page.reload();
  await tab_to("document.activeElement.matches('.job form button')", "the way back");
  await shot(page, "bulk-done");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/arrange");
  await page.goto("/units/VSSE/OC/0001");
  want(!(await page.locator("main").innerText()).includes("Gesehen"), "it was not taken back");
});

await check("keyboard only: rows of the grid are typed, copied down and saved together", async () => {
  await page.goto("/units/VSSE/OC/rapid?box=2");
  await page.waitForSelector("#show-keys:not([hidden])");
  await tab_to(focused("[data-column='title.nl']"), "the first title");
  await page.keyboard.type("Proefkaartje");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+d");
  await shot(page, "grid");
  await page.keyboard.press("Control+s");
  await page.waitForURL((url) => url.search.includes("made=2"));
  await page.goto("/units/VSSE/OC/boxes/2");
  want((await page.locator("main").innerText()).split("Proefkaartje").length === 3, "not two files in the box");
});

await the_end();
