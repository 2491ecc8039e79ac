// What every journey in the browser needs: a person at a screen, checks that print a line each, axe.
//
//   APERTA_URL     where the service is
//   APERTA_SHOTS   a folder for pictures of every page, or nothing
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe_source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const need = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
export const base = need("APERTA_URL").replace(/\/$/, "");
export const shots = process.env.APERTA_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

let passed = 0;
let failed = 0;
export async function check(sentence, act) {
  try {
    await act();
    passed += 1;
    console.log(`ok - ${sentence}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok - ${sentence}`);
    console.log(String(error.stack ?? error).split("\n").slice(0, 6).map((line) => `  ${line}`).join("\n"));
  }
}
export function want(truth, why) {
  if (!truth) throw new Error(why);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-default-browser-check"],
});

export async function visitor(options = {}) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1366, height: 820 }, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (4|5)\d\d/.test(message.text()))
      page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) page.complaints.push(`left the service: ${request.url()}`);
  });
  return page;
}

export async function sign_in(page, who, next = "/") {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.fill("#field-account", who.account);
  await page.fill("#field-password", who.password);
  await page.click("form.sheet button");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

export async function shot(page, name) {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

// axe is put in by the test's own channel, which the page's policy does not bind.
export async function nothing_found(page) {
  await page.evaluate(axe_source);
  const found = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] });
    return result.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
  });
  want(found.length === 0, found.join("\n"));
}

export async function the_end() {
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
