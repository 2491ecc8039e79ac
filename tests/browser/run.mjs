// What a person meets in a browser: signs in, walks the pages in Dutch and French, by keyboard,
// without script, and lets axe look at each. Prints one line a check and a count.
//
//   APERTA_URL, APERTA_ACCOUNT, APERTA_PASSWORD   where, and as whom (an archivist, TOP SECRET)
//   APERTA_OPERATOR, APERTA_OPERATOR_PASSWORD     a film operator, for what only they may do
//   APERTA_SHOTS                                  a folder for pictures of every page, or nothing
import { base, check, need, nothing_found, shot, shots, sign_in, the_end, visitor, want } from "./person.mjs";

const archivist = { account: need("APERTA_ACCOUNT"), password: need("APERTA_PASSWORD") };
const operator = { account: process.env.APERTA_OPERATOR, password: process.env.APERTA_OPERATOR_PASSWORD };

const pages = [
  ["home", "/"], ["series", "/series"], ["fonds", "/units/VSSE"], ["unit", "/units/VSSE/OR"],
  ["file", "/units/VSSE/OR/0001"], ["boxes", "/units/VSSE/OR/boxes"],
  ["boxes-second-page", "/units/VSSE/OR/boxes?after=100"], ["box", "/units/VSSE/OR/boxes/1"],
  ["reels", "/film"], ["reel", "/film/VSSE/OR/0076/1"], ["jobs", "/jobs"], ["report", "/reports"],
  ["edit", "/units/VSSE/OR/0001/edit"], ["edit-series", "/units/VSSE/OR/edit"], ["new", "/units/VSSE/OR/new"],
  ["history", "/units/VSSE/OR/0001/history"], ["arrange", "/units/VSSE/OR/arrange"],
  ["renumber", "/units/VSSE/INC/renumber?first=1&digits=5"], ["rapid", "/units/VSSE/OR/rapid"],
  ["bulk", "/units/VSSE/OR/bulk?field=note.nl&mode=set&text=Nagekeken"],
  ["about", "/about"], ["not-found", "/units/VSSE/NONE"],
];
const headings = {
  nl: { home: "Werklijst", series: "Reeksen", boxes: "Dozen van VSSE/OR", reels: "Filmrollen", jobs: "Opdrachten", "not-found": "Niet gevonden" },
  fr: { home: "Liste de travail", series: "Séries", boxes: "Boîtes de VSSE/OR", reels: "Bobines de film", jobs: "Travaux", "not-found": "Introuvable" },
};

const page = await visitor();
await check("the sign-in page has no faults that axe finds", async () => {
  await page.goto("/sign-in");
  await shot(page, "sign-in");
  await nothing_found(page);
});
await check("a wrong password is refused with a linked sentence, and the account stays", async () => {
  await page.goto("/sign-in?language=nl");
  await page.fill("#field-account", archivist.account);
  await page.fill("#field-password", "not the password");
  await page.click("form.sheet button");
  want(await page.locator(".problems a[href='#field-account']").count() === 1, "no linked problem");
  want(await page.inputValue("#field-account") === archivist.account, "the account was lost");
  await shot(page, "sign-in-refused");
  await nothing_found(page);
});
await check("after sign-in the archivist is where they wanted to be", async () => {
  await sign_in(page, archivist, "/series?language=nl");
  want(page.url() === `${base}/series?language=nl`, page.url());
});

for (const language of ["nl", "fr"]) {
  for (const [name, address] of pages) {
    await check(`${name} in ${language}: heading, level line, nothing for axe`, async () => {
      await page.goto(`${address}${address.includes("?") ? "&" : "?"}language=${language}`);
      want(await page.getAttribute("html", "lang") === language, "another language");
      want(await page.locator("h1").count() === 1, "not one h1");
      const heading = headings[language][name];
      if (heading) want(await page.locator("h1").innerText() === heading, await page.locator("h1").innerText());
      want(await page.locator(".band").count() === 1, "no level line");
      await shot(page, `${language}-${name}`);
      await nothing_found(page);
    });
  }
  await check(`the series add up to 440 boxes and 44,0 m in ${language}`, async () => {
    await page.goto(`/series?language=${language}`);
    const total = await page.locator("tfoot").innerText();
    want(/\b440\b/.test(total) && /44,0\sm/.test(total), total);
    want(await page.locator("main tbody tr").count() === 5, "not five series");
  });
}

await check("the chosen language stays on the next page", async () => {
  await page.goto("/series?language=fr");
  await page.goto("/film");
  want(await page.getAttribute("html", "lang") === "fr", "it did not");
  await page.goto("/?language=nl");
});
await check("from the series to the box by clicking", async () => {
  await page.goto("/series");
  await page.click("tbody tr:has-text('VSSE/OR') td:first-child a");
  await page.click(".axes a:text-is('140')");
  await page.click("tbody tr:nth-child(12) a");
  want((await page.locator("h1").innerText()).includes("12"), "not box 12");
  await page.click(".trail a:text-is('Reeksen')");
  want(page.url() === `${base}/series`, page.url());
});
await check("keyboard only: places, lines, search, list of keys", async () => {
  await page.goto("/");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.waitForURL("**/series");
  await page.waitForSelector("#show-keys:not([hidden])");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  const first = await page.locator("main tbody tr:first-child td a").first().getAttribute("href");
  want(await page.evaluate(() => document.activeElement.getAttribute("href")) === first, "j j k is not the first line");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${first}`);
  await page.waitForSelector("#show-keys:not([hidden])");
  await page.keyboard.press("/");
  await page.keyboard.type("VSSE/OR/0076");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/units/VSSE/OR/0076");
  await page.waitForSelector("#show-keys:not([hidden])");
  await page.keyboard.press("?");
  want(await page.locator("dialog[open]").count() === 1, "no list of keys");
  await shot(page, "keys");
  await nothing_found(page);
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "hidden" });
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.waitForURL("**/film");
});
await check("keyboard only: tab reaches the content past the places, and focus is seen", async () => {
  await page.goto("/series");
  await page.keyboard.press("Tab");
  want(await page.evaluate(() => document.activeElement.className) === "skip", "no skip link first");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  want(outline === "3px", `outline ${outline}`);
  want(await page.evaluate(() => document.activeElement.closest("main") !== null), "not in the content");
});
await check("single keys can be switched off, and stay off", async () => {
  await page.goto("/");
  await page.click("#show-keys");
  await page.click("#keys-on");
  await page.keyboard.press("Escape");
  await page.reload();
  await page.keyboard.press("j");
  want(await page.evaluate(() => document.activeElement.tagName) === "BODY", "j still works");
  await page.evaluate(() => localStorage.clear());
});
await check("a branch of the tree opens in place, in the reader's words", async () => {
  await page.goto("/units/VSSE?language=nl");
  const before = await page.locator("tr[data-row]").count();
  await page.locator(".branch button").first().click();
  await page.locator("tr[data-depth='1']").first().waitFor();
  const words = await page.locator("tr[data-depth='1'] .level").first().innerText();
  want(/[A-Z]/.test(words) && !words.includes("_"), words);
  await shot(page, "branch");
  await nothing_found(page);
  await page.locator(".branch button").first().click();
  want(await page.locator("tr[data-row]").count() === before, "it does not close");
});
await check("nothing was said to the console, nothing left the service", async () => {
  want(page.complaints.length === 0, page.complaints.join("\n"));
});

await check("dark, forced colours, a narrow window and twice the size keep everything in view", async () => {
  for (const [name, media, size] of [
    ["dark", { colorScheme: "dark" }, { width: 1366, height: 820 }],
    ["forced", { forcedColors: "active" }, { width: 1366, height: 820 }],
    ["narrow", {}, { width: 400, height: 800 }],
  ]) {
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
    await page.setViewportSize(size);
    for (const [which, address] of [["unit", "/units/VSSE/OR/0001"], ["home", "/"], ["series", "/series"]]) {
      await page.goto(address);
      await shot(page, `${name}-${which}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      want(wider <= 0, `${name} ${which} is ${wider} px too wide`);
      if (name === "dark") await nothing_found(page);
    }
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  await page.setViewportSize({ width: 1366, height: 820 });
});
await check("on paper the level line is there and the places are not", async () => {
  await page.goto("/units/VSSE/OR/boxes");
  await page.emulateMedia({ media: "print" });
  want(await page.locator(".places").isHidden(), "places are printed");
  want(await page.locator(".print-band").isVisible(), "no level line below");
  if (shots) await page.pdf({ path: `${shots}/boxes.pdf`, format: "A4", preferCSSPageSize: true });
  await page.emulateMedia({ media: "screen" });
});

await check("without script: sign in, language, series, box, reel, jobs, sign out", async () => {
  const plain = await visitor({ javaScriptEnabled: false });
  await sign_in(plain, archivist);
  await plain.click(".languages a[lang='fr']");
  want(await plain.getAttribute("html", "lang") === "fr", "not French");
  await plain.click(".places a[href='/series']");
  await plain.click("tbody tr:first-child td:first-child a");
  await plain.click(".axes dl a");
  await plain.click("tbody tr:first-child a");
  await plain.fill("#go", "VSSE/OR");
  await plain.press("#go", "Enter");
  want((await plain.locator("h1").innerText()).length > 0, "no page");
  await plain.click(".places a[href='/film']");
  await plain.click("tbody tr:first-child a");
  await plain.click(".places a[href='/jobs']");
  await plain.click(".who button");
  want(plain.url().endsWith("/sign-in"), plain.url());
  await plain.goto("/series");
  want(plain.url().includes("/sign-in"), "still signed in");
  await plain.context().close();
});

if (operator.account) {
  await check("the film operator asks for a digitisation, watches it, and sees the film", async () => {
    const film = await visitor();
    await sign_in(film, operator, "/film/VSSE/OR/0076/1");
    await shot(film, "reel-operator");
    if (await film.locator("video").count() === 0) {
      await film.click("button.main");
      await film.waitForURL("**/jobs/*");
      await shot(film, "job-running");
      await nothing_found(film);
      await film.waitForSelector(".job[data-state='done'], .job[data-state='failed']", { timeout: 240000 });
      await shot(film, "job-ended");
      want(await film.locator(".job[data-state='done']").count() === 1, await film.locator(".job").innerText());
      await film.click(".summary a");
    }
    const frames = await film.evaluate(async () => {
      const video = document.querySelector("video");
      video.currentTime = 2;
      await new Promise((done, broken) => {
        video.addEventListener("seeked", done, { once: true });
        setTimeout(() => broken(new Error("no seek")), 8000);
      });
      return [video.videoWidth, video.duration];
    });
    want(frames[0] > 0 && frames[1] > 1, String(frames));
    await shot(film, "reel-digitised");
    await nothing_found(film);
    want(film.complaints.length === 0, film.complaints.join("\n"));
    await film.context().close();
  });
  await check("an archivist is not offered the digitisation", async () => {
    await page.goto("/film/VSSE/OR/0076/1");
    want(await page.locator("form[action$='/digitise']").count() === 0, "the form is there");
  });
}

await the_end();
